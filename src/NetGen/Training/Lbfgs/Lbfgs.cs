using System.Numerics;

namespace NetGen;

/// <summary>
/// Trains a network on all data at once by L-BFGS: quasi-Newton steps whose lengths a line search finds, so there is no learning rate to choose.
/// For small networks and smooth losses: where the data are gone over in moments, it reaches depths that take stochastic steps for ever.
/// </summary>
public static class Lbfgs
{
    /// <summary>
    /// Makes a network's loss on a dataset small. The network ends with the best of all parameters that were tried, whatever the reason it ends for.
    /// The same call gives the same bits.
    /// </summary>
    /// <remarks>
    /// Examples count as their weights say. There is no dropout: the line search needs a loss that stays the same. Kinks as of ReLU or of absolute
    /// errors may end the search early. Losses and
    /// gradients are added up in double precision; in a <see langword="float"/> network each is known to some seven digits, which limits how flat the
    /// end can be. Memory is taken at the beginning; iterations allocate nothing, and need no more for more data. One thread works.
    /// </remarks>
    /// <param name="network">The network; trained in place, and not to be used elsewhere meanwhile.</param>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to work, and when to end.</param>
    /// <param name="cancellationToken">Ends before the next evaluation; Fit then returns and throws nothing.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    public static LbfgsReport Fit<TNetwork, T>(
        TNetwork network, Dataset<T> data, LbfgsOptions options, CancellationToken cancellationToken = default)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        data.RequireFitting(TNetwork.Description, nameof(data));
        return new LbfgsRun<TNetwork, T>(network, data, options, cancellationToken).Run();
    }
}
