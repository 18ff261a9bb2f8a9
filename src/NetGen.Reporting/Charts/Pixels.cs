using System.Runtime.InteropServices;
using SkiaSharp;

namespace NetGen.Reporting;

/// <summary>An image whose every pixel is a colour more or less transparent, so that it fits a light page and a dark one.</summary>
internal sealed class Pixels(int width, int height)
{
    private readonly byte[] _bytes = new byte[width * height * 4];

    /// <summary>Colours a pixel.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    /// <param name="color">The colour.</param>
    /// <param name="strength">How opaque it is, in [0, 1].</param>
    public void Set(int x, int y, ScottPlot.Color color, double strength)
    {
        int at = (y * width + x) * 4;
        (_bytes[at], _bytes[at + 1], _bytes[at + 2]) = (color.R, color.G, color.B);
        _bytes[at + 3] = (byte)Math.Round(255 * Math.Clamp(strength, 0, 1));
    }

    /// <summary>The image as ScottPlot draws it.</summary>
    public ScottPlot.Image ToImage()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        Marshal.Copy(_bytes, 0, bitmap.GetPixels(), _bytes.Length);
        return new ScottPlot.Image(bitmap);
    }
}
