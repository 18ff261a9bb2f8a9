using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed unsafe class DropoutTests
{
    /// <summary>The known answers that the authors of Philox publish with Random123 (kat_vectors, philox4x32 with 10 rounds).</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000 00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Philox_gives_the_published_words(string counterAndKey, string expected)
    {
        uint[] words = [.. counterAndKey.Split(' ').Select(word => Convert.ToUInt32(word, 16))];
        Philox.Hash(ref words[0], ref words[1], ref words[2], ref words[3], words[4], words[5]);
        Assert.Equal(expected, string.Join(' ', words.Take(4).Select(word => $"{word:x8}")));
    }

    [Fact]
    public void Four_hashes_at_once_are_four_hashes()
    {
        if (!Avx2.IsSupported) return;      // then nobody calls it
        uint[] random = [.. Enumerable.Range(0, 16).Select(i => 0x9E3779B9u * (uint)(i * i + 1))];
        // The words of each hash, with something in the high halves of the lanes.
        Vector256<uint>[] words = [.. Enumerable.Range(0, 4).Select(word => Vector256.Create([.. Enumerable.Range(0, 8).Select(i => i % 2 == 0 ? random[i / 2 * 4 + word] : 0xABCDEFu)]))];
        Philox.Hash(ref words[0], ref words[1], ref words[2], ref words[3], 0xDEADBEEF, 77);
        for (int hash = 0; hash < 4; hash++)
        {
            uint[] expected = random[(hash * 4)..(hash * 4 + 4)];
            Philox.Hash(ref expected[0], ref expected[1], ref expected[2], ref expected[3], 0xDEADBEEF, 77);
            Assert.Equal(expected, words.Select(word => word[hash * 2]));
        }
    }

    [Fact]
    public void Masks_are_the_documented_hash_in_single_precision() => AtEverySize<float>();

    [Fact]
    public void Masks_are_the_documented_hash_in_double_precision() => AtEverySize<double>();

    [Fact]
    public void Share_of_dropped_values_is_the_rate()
    {
        foreach (double rate in (double[])[0, 0.1, 0.5, 0.9, 1 - 1e-15])
        {
            float[] values = Run<float>(100, 1000, 0, rate, new DropoutStream(3, 9, true));
            Assert.Equal(rate, values.Count(value => value == 0) / 100000.0, 0.005);
            Assert.All(values, value => Assert.True(value == 0 || value == (float)(1 / (1 - rate))));
        }
    }

    [Fact]
    public void Seed_step_layer_and_example_each_change_the_mask()
    {
        float[] mask = Run<float>(2, 64, 1, 0.5, new DropoutStream(1, 2, true));
        Assert.Equal(mask, Run<float>(2, 64, 1, 0.5, new DropoutStream(1, 2, true)));
        Assert.Equal(mask[..64], Run<float>(1, 64, 1, 0.5, new DropoutStream(1, 2, true)));
        Assert.NotEqual(mask[..64], mask[64..]);
        Assert.NotEqual(mask, Run<float>(2, 64, 2, 0.5, new DropoutStream(1, 2, true)));
        Assert.NotEqual(mask, Run<float>(2, 64, 1, 0.5, new DropoutStream(1, 3, true)));
        Assert.NotEqual(mask, Run<float>(2, 64, 1, 0.5, new DropoutStream(1, 2 + (1L << 32), true)));
        Assert.NotEqual(mask, Run<float>(2, 64, 1, 0.5, new DropoutStream(2, 2, true)));
        Assert.NotEqual(mask, Run<float>(2, 64, 1, 0.5, new DropoutStream(1 + (1L << 32), 2, true)));
    }

    [Fact]
    public void Part_of_a_batch_drops_what_the_whole_would()
    {
        var stream = new DropoutStream(1, 2, true);
        foreach (int size in (int[])[5, 16, 37])
        {
            float[] whole = Run<float>(20, size, 3, 0.5, stream);
            Assert.Equal(whole[(8 * size)..], Run<float>(12, size, 3, 0.5, stream with { FirstExample = 8 }));
        }
    }

    [Fact]
    public void No_stream_drops_nothing()
        => Assert.All(Run<double>(3, 20, 0, 0.9, DropoutStream.None), value => Assert.Equal(1, value));

    private static void AtEverySize<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double Rate = 0.3;
        var stream = new DropoutStream(0x1234567890, 0x9876543210, true);
        foreach (int size in Batch.Sizes)
        {
            T[] values = Run<T>(3, size, 5, Rate, stream);
            for (int example = 0; example < 3; example++)
            {
                for (int unit = 0; unit < size; unit++)
                {
                    uint[] words = [(uint)(unit / 4 + (5 << 16)), (uint)example, 0x76543210, 0x98];
                    Philox.Hash(ref words[0], ref words[1], ref words[2], ref words[3], 0x34567890, 0x12);
                    double expected = words[unit % 4] < Rate * 4294967296.0 ? 0 : 1 / (1 - Rate);
                    Assert.Equal(T.CreateChecked(expected), values[example * size + unit]);
                }
            }
        }
    }

    /// <summary>Ones after dropout; the padding holds zeros and must keep them.</summary>
    private static T[] Run<T>(int examples, int size, int layer, double rate, DropoutStream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] ones = new T[examples * size];
        Array.Fill(ones, T.One);
        Guarded<T> values = Batch.Pad<T>(ones, size);
        Dropout.Apply(ref values.First, examples, size, layer, rate, stream);
        return Batch.Unpad(values, size);
    }
}
