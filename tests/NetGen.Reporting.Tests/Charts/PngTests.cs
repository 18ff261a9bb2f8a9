using SkiaSharp;

namespace NetGen.Reporting.Tests.Charts;

public sealed class PngTests
{
    public static TheoryData<string> Names => Gallery.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryPictureHasItsSizeAndSomethingInIt(string name)
    {
        Chart chart = Gallery.All[name]();
        using SKBitmap picture = SKBitmap.Decode(chart.ToPng());
        Assert.Equal((chart.Width, chart.Height), (picture.Width, picture.Height));
        Assert.True(Colours(picture, 0, 0, picture.Width, picture.Height) > 20);
        // The title: words at the top, paper at the edge.
        Assert.True(Colours(picture, 16, 14, 120, 34) > 10);
        Assert.Equal(SKColors.White, picture.GetPixel(1, 1));
    }

    [Theory]
    [InlineData(900, 300, 1)]
    [InlineData(333, 777, 1)]
    [InlineData(500, 400, 2)]
    [InlineData(64, 64, 1)]
    public void SizesAreAsWanted(int width, int height, double scale)
    {
        Assert.All(Gallery.All.Where(one => one.Key is "loss" or "confusion" or "boundary" or "weights"), one =>
        {
            using SKBitmap picture = SKBitmap.Decode(one.Value().ToPng(width, height, scale));
            Assert.Equal((width * scale, height * scale), (picture.Width, picture.Height));
            var svg = new Svg(one.Value().ToSvg(width, height));
            Assert.Equal($"0 0 {width} {height}", svg.Root.Attribute("viewBox")!.Value);
        });
    }

    [Fact]
    public void SizesAreChecked()
    {
        Chart chart = Chart.Loss(Runs.Usual());
        Assert.Throws<ArgumentOutOfRangeException>("width", () => chart.ToPng(63, 100));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => chart.ToPng(100, 16_385));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => chart.ToPng(100, 16_384, 2));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => chart.ToPng(100, 100, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("scale", () => chart.ToPng(100, 100, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => chart.ToSvg(63));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => chart.ToSvg(64, -1));
    }

    [Fact]
    public void AreasHaveTheColoursOfTheirClasses()
    {
        using SKBitmap picture = SKBitmap.Decode(Gallery.All["boundary"]().ToPng());
        // The corners of the plane: class 0 below at the left, class 1 below at the right, class 2 above.
        SKColor left = picture.GetPixel(90, 410), right = picture.GetPixel(605, 410), above = picture.GetPixel(340, 106);
        Assert.True(left.Blue > left.Red + 30, left.ToString());
        Assert.True(right.Red > right.Blue + 30, right.ToString());
        Assert.True(above.Green > above.Red + 30, above.ToString());
    }

    [Fact]
    public void WeightsHaveTheColoursOfTheirSigns()
    {
        var network = new Tiny();
        float[] parameters = new float[Tiny.ParameterCount];
        // Unit 0: the first pixel for, the last against.
        (parameters[0], parameters[11 * 5]) = (2, -2);
        network.SetParameters(parameters);
        string data = new Svg(Chart.FirstLayer(network, 4, 3, 1).ToSvg()).Root.Descendants(Svg.Space + "image").Single().Attribute(Svg.Link + "href")!.Value;
        using SKBitmap image = SKBitmap.Decode(Convert.FromBase64String(data["data:image/png;base64,".Length..]));
        Assert.Equal(new SKColor(0xD5, 0x5E, 0x00), image.GetPixel(0, 0));
        Assert.Equal(new SKColor(0x00, 0x72, 0xB2), image.GetPixel(3, 2));
        Assert.Equal(0, image.GetPixel(1, 1).Alpha);
    }

    [Fact]
    public void ChartsAreDrawnByManyThreadsAtOnce()
    {
        Chart chart = Chart.Loss(Runs.Usual());
        byte[] expected = chart.ToPng();
        Parallel.For(0, 16, _ => Assert.Equal(expected, chart.ToPng()));
    }

    private static int Colours(SKBitmap picture, int left, int top, int right, int bottom)
    {
        var colours = new HashSet<SKColor>();
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) colours.Add(picture.GetPixel(x, y));
        return colours.Count;
    }
}
