using System.Reflection;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>What programs and kernels take by value.</summary>
public sealed class ArgumentTests
{
    /// <summary>
    /// The compiler at run time keeps up to four fields apart in registers. With a fifth, all go through memory on every call: it cost a step of one example 40 ns.
    /// </summary>
    [Theory]
    [InlineData(typeof(BatchPart))]
    [InlineData(typeof(DropoutStream))]
    [InlineData(typeof(WorkSlice))]
    public void They_have_four_fields_at_most(Type type) =>
        Assert.InRange(type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public).Length, 1, 4);

    [Fact]
    public void A_part_says_phase_and_training_whatever_is_said_first()
    {
        BatchPart part = BatchPart.Whole(7) with { Phase = 3, IsTraining = true };
        Assert.Equal((3, true), (part.Phase, part.IsTraining));
        part = part with { IsTraining = false };
        Assert.Equal((3, false), (part.Phase, part.IsTraining));
        part = part with { IsTraining = true, Phase = 1 };
        Assert.Equal((1, true), (part.Phase, part.IsTraining));
        Assert.NotEqual(BatchPart.Whole(7), part);
    }
}
