namespace NetGen.Tests.Data;

/// <summary>Datasets of objects.</summary>
public sealed class ObjectsTests
{
    private static readonly Person[] People =
    [
        new("Ada", 36, 1.65f, 55.5, Mood.Calm, [1, 2]), new("Bob", 7, 1.2f, 24, Mood.Merry, [3, 4]), new("Cy", 80, 1.7f, 71.25, Mood.Calm, [5, 6]),
    ];

    private enum Mood
    {
        Merry,
        Calm,
        Sad,
    }

    // Not in the order of values, two names of one value, one below 0.
    private enum Odd : short
    {
        Ten = 10,
        Two = 2,
        Pair = Two,
        Below = -1,
    }

    private enum Nothing
    {
    }

    [Flags]
    private enum Rights : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
    }

    [Fact]
    public void NumbersBetweenBracketsAreInputsAndTargets()
    {
        Dataset<float> data = Dataset<float>.From(People, p => [p.Age, p.Height], p => [p.Weight, -p.Age]);
        Assert.Equal((3, 2, 2), (data.Count, data.InputSize, data.OutputSize));
        Assert.Equal([36, 1.65f, 7, 1.2f, 80, 1.7f], data.Inputs.ToArray());
        Assert.Equal([55.5f, -36, 24, -7, 71.25f, -80], data.Targets.ToArray());
        Assert.False(data.HasWeights);
        Assert.Equal([55.5, 24, 71.25], Dataset<double>.From(People, p => [p.Age], p => [p.Weight]).Targets.ToArray());
    }

    [Fact]
    public void OneNumberMayStandAlone()
    {
        // A double, an int, a float; of a list, a query, a method.
        Assert.Equal([55.5f, 24, 71.25f], Dataset<float>.From(People, p => [p.Age], p => p.Weight).Targets.ToArray());
        Assert.Equal([36f, 7, 80], Dataset<float>.From(People.ToList(), p => [p.Weight], p => p.Age).Targets.ToArray());
        Assert.Equal([1.65f, 1.7f], Dataset<float>.From(People.Where(p => p.Age > 10), p => [p.Weight], p => p.Height).Targets.ToArray());
        Assert.Equal([110.5, 47.5, 142], Dataset<double>.From(People, p => [p.Age], Twice).Targets.ToArray());
        Assert.Equal([1f, 1, 1], Dataset<float>.From(People, p => [p.Age], _ => 1).Targets.ToArray());

        static double Twice(Person p) => 2 * p.Weight - 0.5;
    }

    [Fact]
    public void AMemberOfAnEnumerationIsAClass()
    {
        Dataset<float> data = Dataset<float>.From(People, p => [p.Age, .. p.Scores], p => p.Mood);
        Assert.Equal((3, 3), (data.InputSize, data.OutputSize));
        Assert.Equal([36, 1, 2, 7, 3, 4, 80, 5, 6], data.Inputs.ToArray());
        Assert.Equal([0, 1, 0, 1, 0, 0, 0, 1, 0], data.Targets.ToArray());
        Assert.Equal([1f, 0, 0, 1, 0, 0, 1, 0, 0], Dataset<float>.From(People, p => [p.Age], _ => default(Mood)).Targets.ToArray());
        Assert.Equal([0f, 1, 0, 1, 0, 0, 0, 1, 0], Dataset<float>.From(People, p => [p.Age], Feels).Targets.ToArray());

        static Mood Feels(Person p) => p.Mood;
    }

    [Fact]
    public void ClassesAreInTheOrderOfEnumGetValues()
    {
        Odd[] values = [Odd.Below, Odd.Two, Odd.Ten, Odd.Pair], order = [.. Enum.GetValues<Odd>().Distinct()];
        Dataset<double> data = Dataset<double>.From(values, _ => [1], value => value);
        Assert.Equal(3, data.OutputSize);
        for (int row = 0; row < values.Length; row++)
            Assert.Equal(values[row], order[Classification.ArgMax(data.Targets.Span.Slice(3 * row, 3))]);
        Assert.Equal(4, data.Targets.ToArray().Sum());
    }

    [Fact]
    public void AValueWithoutANameIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>("target", () => Dataset<float>.From(People, p => [p.Age], p => p.Age == 7 ? (Mood)9 : p.Mood));
        Assert.Contains("Row 1 has the value 9, which has no name in Mood", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>("target", () => Dataset<float>.From(People, p => [p.Age], _ => Rights.Read | Rights.Write));
        Assert.Contains("Row 0 has the value Read, Write, which has no name", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing has no members", Assert.Throws<ArgumentException>("target", () => Dataset<float>.From(People, p => [p.Age], _ => default(Nothing))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfOtherLengthsAreRefusedWithTheirNumber()
    {
        Refused("inputs", "Expected 2 inputs in every row, as in row 0, but row 2 has 3.", () => Dataset<float>.From(People, p => p.Age == 80 ? [1, 2, 3] : [1, 2], p => p.Weight));
        Refused("targets", "Expected 2 targets in every row, as in row 0, but row 1 has 1.", () => Dataset<float>.From(People, p => [p.Age], p => p.Age == 7 ? [1] : [1, 2]));
        Refused("inputs", "Row 0 has no inputs", () => Dataset<float>.From(People, _ => [], p => p.Weight));
        Refused("targets", "Row 1 has no targets", () => Dataset<float>.From(People, p => [p.Age], p => p.Age == 7 ? [] : [1.0]));
        Refused("inputs", "Row 1 is null", () => Dataset<float>.From(People, p => p.Age == 7 ? null! : [1.0], p => p.Mood));
        Refused("targets", "Row 2 is null", () => Dataset<float>.From(People, p => [p.Age], p => p.Age == 80 ? null! : [1.0]));
    }

    [Fact]
    public void ValuesThatAreNotFiniteAreRefusedWithTheirPlace()
    {
        Refused("inputs", "row 1, column 1 is NaN.", () => Dataset<float>.From(People, p => [1, p.Age == 7 ? double.NaN : 1], p => p.Weight));
        Refused("target", "row 2, column 0 is Infinity.", () => Dataset<double>.From(People, p => [1], p => p.Age == 80 ? double.PositiveInfinity : 1));
        Refused("targets", "row 0, column 1 is -1E+300, which a float cannot hold.", () => Dataset<float>.From(People, p => [1], _ => [1, -1e300]));
        Assert.Equal(-1e300, Dataset<double>.From(People, p => [1], _ => [1, -1e300]).Targets.Span[1]);
    }

    [Fact]
    public void NothingIsNoDataset()
    {
        Person[] nobody = [];
        Refused("inputs", "at least 1 example, but got 0", () => Dataset<float>.From(nobody, p => [p.Age], p => p.Weight));
        Refused("inputs", "at least 1 example, but got 0", () => Dataset<float>.From(nobody, p => [p.Age], p => p.Mood));
        Assert.Throws<ArgumentNullException>("items", () => Dataset<float>.From((Person[])null!, p => [p.Age], p => p.Weight));
        Assert.Throws<ArgumentNullException>("inputs", () => Dataset<float>.From(People, null!, p => p.Weight));
        Assert.Throws<ArgumentNullException>("target", () => Dataset<float>.From(People, p => [p.Age], (Func<Person, double>)null!));
        Assert.Throws<ArgumentNullException>("targets", () => Dataset<float>.From(People, p => [p.Age], (Func<Person, double[]>)null!));
        Assert.Throws<ArgumentNullException>("target", () => Dataset<float>.From(People, p => [p.Age], (Func<Person, Mood>)null!));
    }

    [Fact]
    public void ObjectsAreGoneOverOnce()
    {
        int times = 0;
        Assert.Equal(3, Dataset<float>.From(Once(), p => [p.Age], p => p.Mood).Count);
        Assert.Equal(1, times);

        IEnumerable<Person> Once()
        {
            times++;
            foreach (Person person in People) yield return person;
        }
    }

    internal static void Refused(string argument, string message, Func<object> make) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(argument, make).Message, StringComparison.Ordinal);

    private sealed record Person(string Name, int Age, float Height, double Weight, Mood Mood, float[] Scores);
}
