namespace NetGen.Reporting.Tests;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.69314718, "0.6931")]
    [InlineData(12.3456, "12.346")]
    [InlineData(123.456, "123.46")]
    [InlineData(54321.25, "54321.3")]
    [InlineData(0.0001234, "1.234e-4")]
    [InlineData(-0.5, "-0.5000")]
    [InlineData(1.5e9, "1.500e+9")]
    [InlineData(double.NaN, "–")]
    public void Losses(double value, string text) => Assert.Equal(text, Numbers.Loss(value));

    [Theory]
    [InlineData(0.97777, "97.8%")]
    [InlineData(1, "100.0%")]
    [InlineData(double.NaN, "–")]
    public void Shares(double value, string text) => Assert.Equal(text, Numbers.Percent(value));

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(0.2, "0:01")]
    [InlineData(59.9, "1:00")]
    [InlineData(750, "12:30")]
    [InlineData(11_100, "3:05:00")]
    [InlineData(400_000, "111:06:40")]
    [InlineData(-1, "0:00")]
    public void Clocks(double seconds, string text) => Assert.Equal(text, Numbers.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.0123, "12 ms")]
    [InlineData(1.25, "1.3 s")]
    [InlineData(75, "1:15")]
    public void Durations(double seconds, string text) => Assert.Equal(text, Numbers.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(640, "640")]
    [InlineData(999.6, "1.00k")]
    [InlineData(12_345, "12.3k")]
    [InlineData(999_499, "999k")]
    [InlineData(999_500, "1.00M")]
    [InlineData(4_560_000, "4.56M")]
    [InlineData(2.5e9, "2.50G")]
    [InlineData(double.PositiveInfinity, "–")]
    [InlineData(double.NaN, "–")]
    public void ShortSpeeds(double perSecond, string text) => Assert.Equal(text, Numbers.ShortSpeed(perSecond));

    [Theory]
    [InlineData(396, "396 B")]
    [InlineData(9640, "9,640 B")]
    [InlineData(10_432, "10.4 KB")]
    [InlineData(67_108_864, "67.1 MB")]
    public void Bytes(long bytes, string text) => Assert.Equal(text, Numbers.Bytes(bytes));
}
