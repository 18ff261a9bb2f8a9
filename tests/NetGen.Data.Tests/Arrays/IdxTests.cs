namespace NetGen.Data.Tests.Arrays;

public sealed class IdxTests
{
    /// <summary>Two images of two by three pixels, and their labels.</summary>
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 3, 1];

    public static TheoryData<byte, byte[], double[]> Types => new()
    {
        { 0x08, [0, 127, 128, 255], [0, 127, 128, 255] },
        { 0x09, [0, 127, 128, 255], [0, 127, -128, -1] },
        { 0x0b, [0x01, 0x02, 0x80, 0x00, 0xff, 0xff], [258, -32768, -1] },
        { 0x0c, [0x01, 0x02, 0x03, 0x04, 0x80, 0, 0, 0], [16909060, -2147483648] },
        { 0x0d, [0x3f, 0x80, 0, 0, 0xc0, 0x49, 0x0f, 0xdb], [1, -3.1415927410125732] },
        { 0x0e, [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0xc0, 0x09, 0x21, 0xfb, 0x54, 0x44, 0x2d, 0x18], [1, -Math.PI] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryTypeIsRead(byte type, byte[] data, double[] expected)
    {
        byte[] file = [0, 0, type, 1, 0, 0, 0, (byte)expected.Length, .. data];
        NumericArray<double> array = Idx.Read<double>(new MemoryStream(file));
        Assert.Equal([expected.Length], array.Shape);
        Assert.Equal(expected, array.Values.ToArray());
        Assert.Equal(expected.Select(value => (float)value), Idx.Read<float>(new MemoryStream(file)).Values.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public void ManyNumbersComeInOrder(string ending)
    {
        // As many as need several blocks of memory, the last one not full.
        const int Count = 150_001;
        byte[] file = [0, 0, 0x0c, 1, 0, Count >> 16, (Count >> 8) & 255, Count & 255, .. Enumerable.Range(0, Count).SelectMany(i => (byte[])[0, (byte)(i >> 16), (byte)(i >> 8), (byte)i])];
        TestFiles.With("x" + ending, ending.Length > 0 ? TestFiles.Gzip(file) : file, path =>
            Assert.Equal(Enumerable.Range(0, Count).Select(i => (double)i), Idx.Read<double>(path).Values.ToArray()));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(".gz", true)]
    public void ImagesAndLabelsBecomeADataset(string ending, bool compressed) => WithFiles(Images, Labels, ending, compressed, (images, labels) =>
    {
        LoadedData<float> loaded = Idx.Load<float>(images, labels, new IdxOptions { Divisor = 255 });
        Assert.Equal((2, 6, 4), (loaded.Data.Count, loaded.Data.InputSize, loaded.Data.OutputSize));
        Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1, 1 / 255f, 2 / 255f, 3 / 255f, 4 / 255f, 5 / 255f, 6 / 255f], loaded.Data.Inputs.ToArray());
        Assert.Equal([0, 0, 0, 1, 0, 1, 0, 0], loaded.Data.Targets.ToArray());
        Assert.Equal(["0", "1", "2", "3"], loaded.ClassNames);
        Assert.Equal(["pixel0", "pixel1", "pixel2", "pixel3", "pixel4", "pixel5"], loaded.InputNames);
        Assert.Equal("1", loaded.ClassOf([0, 5, 1, 2]));
        Assert.Null(loaded.OptionsForMore);
    });

    [Fact]
    public void PixelsAndClassesAreTakenAsTheyAreByDefault() => WithFiles(Images, Labels, "", false, (images, labels) =>
    {
        Assert.Equal([0, 51, 102], Idx.Load<double>(images, labels).Data.Inputs.ToArray()[..3]);
        Assert.Equal(10, Idx.Load<double>(images, labels, new IdxOptions { Classes = 10 }).Data.OutputSize);
        Refused(labels, "Label 0 must be a whole number from 0 to 2, but is 3", () => Idx.Load<double>(images, labels, new IdxOptions { Classes = 3 }));
    });

    public static TheoryData<byte[], byte[], string> Pairs => new()
    {
        // Images and labels exchanged, or of different files.
        { Labels, Images, "Expected images of two or more dimensions" },
        { Images, Images, "Expected 2 labels, one for each image, but the shape is [2, 2, 3]" },
        { Images, [0, 0, 8, 1, 0, 0, 0, 1, 3], "Expected 2 labels, one for each image, but the shape is [1]" },
        { [0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 3], [0, 0, 8, 1, 0, 0, 0, 0], "none of them 0, but the shape is [0, 3]" },
        { [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 0], Labels, "none of them 0, but the shape is [2, 0]" },
        // Labels that are no classes.
        { Images, [0, 0, 9, 1, 0, 0, 0, 2, 1, 255], "Label 1 must be a whole number from 0 to 1023, but is -1" },
        { Images, [0, 0, 0x0c, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0], "but is 65536" },
        { Images, [0, 0, 0x0d, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0x3f, 0, 0, 0], "but is 0.5" },
        { Images, [0, 0, 0x0d, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0x7f, 0xc0, 0, 0], "but is NaN" },
        // Pixels that are no numbers.
        { [0, 0, 0x0d, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0x7f, 0x80, 0, 0], Labels, "pixel 0 of image 1" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void FilesThatDoNotFitAreRefused(byte[] imageFile, byte[] labelFile, string message) => WithFiles(imageFile, labelFile, "", false, (images, labels) =>
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Idx.Load<float>(images, labels));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    });

    public static TheoryData<byte[], string> Hostile => new()
    {
        { [], "ends within its header" },
        { [0, 0, 8], "ends within its header" },
        { [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0], "ends within its header" },
        { [0, 1, 8, 1, 0, 0, 0, 0], "but this one with 00 01" },
        { [0x1f, 0x8b, 8, 1, 0, 0, 0, 0], "its name should end with .gz" },
        { [0, 0, 0x0a, 1, 0, 0, 0, 0], "the header says 0a" },
        { [0, 0, 0x0f, 1, 0, 0, 0, 0], "the header says 0f" },
        { [0, 0, 8, 0], "1 to 32 dimensions, but the header says 0" },
        { [0, 0, 8, 33], "1 to 32 dimensions, but the header says 33" },
        { [0, 0, 8, 1, 0, 0, 0, 2, 7], "Expected 2 bytes behind the header, but got 1" },
        { [0, 0, 8, 1, 0, 0, 0, 2, 7, 7, 7], "Expected 2 bytes behind the header, but got 3" },
        { [0, 0, 0x0e, 1, 0, 0, 0, 1, 7, 7, 7, 7], "Expected 8 bytes behind the header, but got 4" },
        { [0, 0, 8, 1, 0x7f, 0, 0, 0, 7], "Expected 2130706432 bytes behind the header, but got 1" },
        { [0, 0, 8, 1, 0x80, 0, 0, 0], "Dimension 0 is 2147483648 long" },
        { [0, 0, 8, 1, 0xff, 0xff, 0xff, 0xff], "Dimension 0 is 4294967295 long" },
        { [0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0], "more values than memory can hold in one piece: [65536, 65536]" },
        { [0, 0, 0x0e, 4, 0x7f, 255, 255, 255, 0x7f, 255, 255, 255, 0x7f, 255, 255, 255, 0x7f, 255, 255, 255], "more values than memory can hold" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HeadersThatLieAreRefused(byte[] file, string message) =>
        Refused("stream", message, () => Idx.Read<double>(new MemoryStream(file)));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(200_000)]
    public void AClaimCostsNoMemory(int arrived)
    {
        // 2 GB of doubles, of which a little is there. Compressed, the length is not known before it has been read.
        byte[] file = [0, 0, 0x0e, 1, 0x0f, 0, 0, 0, .. new byte[arrived]];
        TestFiles.With("x.gz", TestFiles.Gzip(file), path =>
        {
            Assert.Throws<DataFormatException>(() => Idx.Read<double>(path));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refused(path, $"Expected 2013265920 bytes behind the header, but got {arrived}", () => Idx.Read<double>(path));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        });
    }

    [Fact]
    public void WhatGoesOnBehindTheEndIsRefused() => TestFiles.With("x.gz", TestFiles.Gzip([.. Labels, 0]), path =>
        Refused(path, "Expected 2 bytes behind the header, but the file goes on", () => Idx.Read<double>(path)));

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < Images.Length; length++) Refused("stream", "", () => Idx.Read<double>(new MemoryStream(Images[..length])));
        byte[] compressed = TestFiles.Gzip(Images);
        for (int length = 0; length < compressed.Length; length++)
            TestFiles.With("x.gz", compressed[..length], path => Refused(path, "", () => Idx.Read<double>(path)));
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Equal((1, null), (new IdxOptions().Divisor, new IdxOptions().Classes));
        Assert.Throws<ArgumentOutOfRangeException>("Divisor", () => new IdxOptions { Divisor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Divisor", () => new IdxOptions { Divisor = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Classes", () => new IdxOptions { Classes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Classes", () => new IdxOptions { Classes = 65_537 });
    }

    private static void Refused(string name, string message, Func<object> read)
    {
        DataFormatException error = Assert.Throws<DataFormatException>(read);
        Assert.Equal(name, error.FileName);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static void WithFiles(byte[] images, byte[] labels, string ending, bool compressed, Action<string, string> act) =>
        TestFiles.With("images" + ending, compressed ? TestFiles.Gzip(images) : images, imagesPath =>
            TestFiles.With("labels" + ending, compressed ? TestFiles.Gzip(labels) : labels, labelsPath => act(imagesPath, labelsPath)));
}
