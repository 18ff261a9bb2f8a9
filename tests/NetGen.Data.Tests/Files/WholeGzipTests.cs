namespace NetGen.Data.Tests.Files;

public sealed class WholeGzipTests
{
    /// <summary>As much as several of the decompressor's buffers, which does not shrink much.</summary>
    private static readonly byte[] Contents = Noise(30_000);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void BytesComeOutAsTheyWentIn(int bufferSize)
    {
        foreach (int length in (int[])[0, 1, 15, 16, 17, 31, 32, 33, 1000, Contents.Length])
            Assert.Equal(Contents[..length], ReadAll(TestFiles.Gzip(Contents[..length]), bufferSize));
    }

    [Fact]
    public void PartsFollowEachOther()
    {
        byte[] parts = [.. TestFiles.Gzip(Contents[..100]), .. TestFiles.Gzip([]), .. TestFiles.Gzip(Contents[100..])];
        Assert.Equal(Contents, ReadAll(parts, 1000));
    }

    /// <summary>The end of the file may meet the end of a buffer of the decompressor, wherever that is.</summary>
    [Fact]
    public void EveryLengthOfFileIsWhole()
    {
        for (int length = 8100; length < 8250; length++) Assert.Equal(length, ReadAll(TestFiles.Gzip(Contents[..length]), 5000).Length);
    }

    [Fact]
    public void EveryTruncationIsNoticed()
    {
        byte[] whole = TestFiles.Gzip("a,y\n1,2\n3,4\n5,6\n1,2\n3,4\n"u8.ToArray());
        for (int length = 0; length < whole.Length; length++)
        {
            // Cut before its first byte, it is an empty file: no part at all, as gzip itself reads it.
            if (length == 0) Assert.Empty(ReadAll([], 100));
            else Assert.Throws<InvalidDataException>(() => ReadAll(whole[..length], 100));
        }
    }

    [Fact]
    public void TruncationsOfLargeFilesAreNoticed()
    {
        byte[] whole = TestFiles.Gzip(Contents);
        for (int length = 1; length < whole.Length; length += 97) Assert.Throws<InvalidDataException>(() => ReadAll(whole[..length], 8192));
    }

    [Fact]
    public void ChangedBytesAreNoticed()
    {
        byte[] whole = TestFiles.Gzip(Contents[..1000]);
        // The first ten bytes hold a date and the like; of the next some bits mean nothing, as noise is stored as it is.
        for (int at = 11; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x20;
            Assert.Throws<InvalidDataException>(() => ReadAll(changed, 500));
        }
    }

    [Fact]
    public void WhatStandsBehindTheEndIsRefused() =>
        Assert.Throws<InvalidDataException>(() => ReadAll([.. TestFiles.Gzip(Contents[..50]), 1, 2, 3, 4], 100));

    private static byte[] ReadAll(byte[] file, int bufferSize)
    {
        using var stream = new WholeGzip(new MemoryStream(file));
        var all = new MemoryStream();
        stream.CopyTo(all, bufferSize);
        return all.ToArray();
    }

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
