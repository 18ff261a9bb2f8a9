namespace NetGen.Kernels;

/// <summary>What the sums of a product start from, and what becomes of them: the only difference between the uses of the kernel.</summary>
internal interface IEpilogue<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>What the sums of the register at that column start from, in every row.</summary>
    TLanes Start(nint column);

    /// <summary>Takes the finished sums of the register at that offset of C.</summary>
    void Finish(TLanes sum, nint offset);

    /// <summary>Fetches what <see cref="Finish"/> reads for the 64 bytes at that offset of C. Asked of those that take gradients; the others do nothing.</summary>
    void Fetch(nint offset);
}

/// <summary>
/// Marks an epilogue of about fifteen operations or more. Sixteen copies of it in the tile would use up what the compiler inlines
/// per method, so the tile goes to the stack and a loop finishes it.
/// </summary>
internal interface ILongEpilogue;

/// <summary>Marks an epilogue of products that go on where others have ended: sums start from what C holds, and are asked for by offset, not by column.</summary>
internal interface IContinuedProduct;

/// <summary>Marks an epilogue of products over the examples of a batch, whose B are its deltas: near anyway, so that fetching them ahead would only take time.</summary>
internal interface INearProduct;
