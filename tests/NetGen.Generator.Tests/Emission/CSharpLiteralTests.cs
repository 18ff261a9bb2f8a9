using System.Globalization;
using CsCheck;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Tests.Emission;

public sealed class CSharpLiteralTests
{
    [Theory]
    [InlineData(0.5, "0.5f", "0.5")]
    [InlineData(1, "1f", "1.0")]
    [InlineData(-2, "-2f", "-2.0")]
    [InlineData(1.0 / 6, "0.16666667f", "0.16666666666666666")]
    [InlineData(1e-30, "1E-30f", "1E-30")]
    public void Numbers_are_written_as_CSharp_reads_them(double value, string single, string twice)
    {
        Assert.Equal(single, CSharpLiteral.Of(value, Model.Precision.Single));
        Assert.Equal(twice, CSharpLiteral.Of(value, Model.Precision.Double));
    }

    [Fact]
    public void Every_number_comes_back_the_same_under_a_hostile_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NegativeSign = "\u2212";
        try
        {
            Gen.Double.Where(double.IsFinite).Sample(value =>
            {
                CultureInfo.CurrentCulture = hostile;
                return double.Parse(CSharpLiteral.OfDouble(value), CultureInfo.InvariantCulture) == value;
            });
            Gen.Float.Where(float.IsFinite).Sample(value =>
            {
                CultureInfo.CurrentCulture = hostile;
                return float.Parse(CSharpLiteral.Of(value, Model.Precision.Single).TrimEnd('f'), CultureInfo.InvariantCulture) == value;
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
