using System.Text;

namespace NetGen.Data.Tests.Tables;

/// <summary>Whatever is wrong with a table, the message names the options that help, read as a whole and row by row.</summary>
public sealed class AdviceTests
{
    private static readonly CsvOptions Classes = new() { TargetKind = TargetKind.Classes };

    private static readonly CsvOptions Categories = new() { Categorical = ["a"] };

    private static readonly (string Text, CsvOptions Options, string Message)[] Tables =
    [
        // Rows and headers.
        ("", new(), "Expected at least 1 row of data, but found nothing."),
        ("x\n", new() { SkipRows = 3 }, "behind the 3 that SkipRows passes over, but found nothing."),
        ("1,2,3\n", new(), "found a header of 3 columns. If it is data, set HasHeader to false."),
        ("1,2,1\n3,4,5\n", new(), "twice. If the row is no header, set HasHeader to false."),
        ("a,y\n1,2\n1,2,3\n", new(), "Expected 2 fields, but the row has 3. Fields are taken to stand between ','; Delimiter says what does. SkipRows passes"),
        ("made, by hand\na,b,y\n1,2,3\n", new(), "Expected 2 fields, but the row has 3. Fields are taken to stand between ','; Delimiter says what does. SkipRows passes"),
        ("a\ty\n1\t2\n3\n", new(), "stand between tabs; Delimiter says"),
        ("a,y\n1,2\"3\n", new(), "stands in quotes, and the quote is doubled; Fields are taken to stand between ','; Delimiter"),
        (new string(',', 65_536) + "\n1\n", new(), "more than 65536 fields. Fields are taken to stand between ','; Delimiter"),
        // Columns.
        ("a,b,y\n1,2,3\n", new() { Targets = ["Y"] }, "Targets asks for it: 'y' may be meant, large and small letters differ."),
        ("a,b,y\n1,2,3\n", new() { Exclude = ["z"] }, "Exclude asks for it."),
        ("a,b,y\n1,2,3\n", new() { Categorical = ["z"] }, "Categorical asks for it."),
        ("a,b,y\n1,2,3\n", new() { Targets = [5] }, "Targets asks for it."),
        ("1,2,3\n", new() { HasHeader = false, Targets = ["y"] }, "HasHeader is false, and columns are called column0, column1"),
        ("a:b:y\n1:2:3\n", new() { Targets = ["y"] }, "asks for it. Fields are taken to stand between ','; Delimiter"),
        ("a,b,y\n1,2,3\n", new() { Inputs = ["a"] }, "unknown 'b'. Inputs and Targets name those that have to be there, Exclude those that may."),
        ("a:b:y\n1:2:3\n", new() { Targets = ["y"], Inputs = ["a", "b"] }, "Exclude those that may. Fields are taken to stand between ','; Delimiter"),
        // Numbers.
        ("a,y\nred,1\n", new(), "found 'red'. Categorical takes words as classes, Exclude leaves the column out, MissingMarks says what counts as missing."),
        ("a,y\n1,2\n", new() { HasHeader = false }, "found 'a'. Categorical takes words as classes, Exclude leaves the column out, MissingMarks says what counts as missing. If the row"),
        ("1,y\n1,2\n", new() { HasHeader = false }, "which columns are learned. If the row is a header, set HasHeader to true."),
        ("a,y\n?,1\n", new(), "MissingMarks says what counts as missing."),
        ("a,y\n1,red\n", new(), "found 'red'. If it is a class, set TargetKind to Classes; Targets says which columns are learned."),
        ("a;y\n1,500;2\n", new(), "written with '.' and nothing between thousands; DecimalMark says"),
        ("a;y\n\"1,x\";2\n", new(), "found '1,x'. Categorical takes words as classes"),
        ("a;b;y\n1,5;1.234,5;2\n", new(), "written with ',' and nothing between thousands; DecimalMark says"),
        ("a;y\n2;1,500\n", new(), "written with '.' and nothing between thousands; DecimalMark says"),
        ("a,y\n-Infinity,1\n", new(), "found '-Infinity'. Exclude leaves the column out, MissingMarks says"),
        ("a,y\n1,1e999\n", new(), "found '1e999'. Targets says which columns are learned."),
        // What is missing.
        ("a,y\n,1\n", new(), "The value is missing. Missing says what it becomes; Exclude leaves the column out."),
        ("a,y\nna,1\n", new(), "Exclude leaves the column out. MissingMarks counts 'na' as missing."),
        ("a,y\n,1\n", new() { Missing = MissingValues.Fill(new Dictionary<string, double> { ["b"] = 1 }) }, "Missing says what it becomes"),
        ("a,y\n1,\n", new() { Missing = MissingValues.Fill(0) }, "Targets are never filled: leave the row out of the file."),
        ("a,y\n1,NA\n", Classes, "Targets are never filled: leave the row out of the file. MissingMarks counts 'NA' as missing."),
        ("a,y\nNA,1\n", Categories, "The class is missing. In Categorical, MissingClass says what it becomes; Exclude leaves the column out. MissingMarks counts 'NA'"),
        ("a,b,y\n,2,1\n", new() { Missing = MissingValues.ColumnMean }, "Exclude leaves the column out; with MissingValues.Fill, Missing has a value for it."),
        // Classes.
        ("a,y\n1,dog\n", Classes with { Classes = ["cat"] }, "'dog' is none of the 1 given classes. Classes lists them: it has to hold this one too"),
        ("a,y\ndog,1\n", new() { Categorical = [new("a") { Classes = ["cat"] }] }, "In Categorical, Classes lists them"),
        ("a,y\n1,p\n2,q\n", Classes with { MaxClasses = 1 }, "MaxClasses is 1. If the column holds numbers, set TargetKind to Numbers."),
        ("a,y\np,1\nq,1\n", Categories with { MaxClasses = 1 }, "take it out of Categorical; if it holds free text, list it in Exclude."),
        (string.Concat("abcdef".Select(name => name + ",")) + "y\n" + string.Concat(Enumerable.Range(0, 12_000).Select(i => string.Concat(Enumerable.Repeat($"{i},", 6)) + "1\n")),
            new() { Categorical = ["a", "b", "c", "d", "e", "f"], MaxClasses = 20_000 }, "has 72000 inputs, but a network can have 65536. Exclude leaves columns out, MaxClasses refuses"),
    ];

    private static readonly (string Text, CsvOptions Options, string Message)[] Contradictions =
    [
        ("a:y\n1:2\n", new(), "No column of {0} is left to be an input: it has 1, all of them targets or left out. Fields are taken to stand between ','; Delimiter"),
        ("made by hand\na,y\n1,2\n", new(), "Delimiter says what does. SkipRows passes over rows before the table."),
        ("a,y\n1,2\n", new() { Exclude = ["a"] }, "Targets and Exclude say which these are."),
        ("a,b,y\n1,2,3\n", Classes with { Targets = ["b", "y"] }, "Targets holds 2; with TargetKind.Numbers there may be more."),
        ("a,b,y\n1,2,3\n", new() { Exclude = ["y"] }, "stands in Targets and again in Exclude."),
        ("a,b,y\n1,2,3\n", new() { Inputs = ["b"], Categorical = ["a"] }, "stands in Categorical, but not in Inputs."),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Tables.Length)];

    public static TheoryData<int> NumbersOfContradictions => [.. Enumerable.Range(0, Contradictions.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void TheMessageNamesTheOption(int number)
    {
        (string text, CsvOptions options, string message) = Tables[number];
        Assert.Contains(message, CsvText.Refused(text, options).Message, StringComparison.Ordinal);
        TestFiles.With("x.csv", Encoding.UTF8.GetBytes(text), path =>
        {
            Assert.Contains(message, Assert.Throws<DataFormatException>(() => Csv.Load<double>(path, options)).Message, StringComparison.Ordinal);
            Assert.Contains(message, Assert.Throws<DataFormatException>(() => Csv.Open<double>(path, options)).Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(NumbersOfContradictions))]
    public void SoDoesThatOfOptionsThatContradict(int number)
    {
        (string text, CsvOptions options, string message) = Contradictions[number];
        TestFiles.With("x.csv", Encoding.UTF8.GetBytes(text), path =>
        {
            message = message.Replace("{0}", path, StringComparison.Ordinal);
            Assert.Contains(message, Assert.Throws<ArgumentException>("options", () => Csv.Load<double>(path, options)).Message, StringComparison.Ordinal);
            Assert.Contains(message, Assert.Throws<ArgumentException>("options", () => Csv.Open<double>(path, options)).Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void WhatAFloatCannotHoldIsSaid()
    {
        var options = new CsvOptions { Missing = MissingValues.Fill(1e300) };
        Assert.Contains("as Missing says: a float cannot hold that", CsvText.Refused<float>("a,y\n,0\n", options).Message, StringComparison.Ordinal);
        Assert.Contains("that a float can hold, but found '1e39'. Exclude", CsvText.Refused<float>("a,y\n1e39,0\n").Message, StringComparison.Ordinal);
    }
}
