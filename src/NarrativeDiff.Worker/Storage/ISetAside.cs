using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Articles that cannot be compared, and how often a story's comparison failed.</summary>
internal interface ISetAside
{
    /// <summary>Gives a story back after a failure; it is due again after the delay that its failures in a row ask for.</summary>
    /// <param name="delay">By the number of failures, this one included.</param>
    /// <returns>Failures in a row; 0: the lease was lost.</returns>
    Task<int> FailedAsync(Claim claim, Func<int, TimeSpan> delay, CancellationToken cancel);

    /// <summary>Keeps all versions of the articles out of later comparisons.</summary>
    /// <param name="program">The version of the program that cannot compare them.</param>
    Task SetAsideAsync(
        string storyId,
        IReadOnlyList<(SetAsideArticle Article, IReadOnlyList<string> ContentHashes)> articles,
        string program,
        CancellationToken cancel
    );

    /// <summary>Of the versions given, those that are set aside, by article and content hash.</summary>
    Task<IReadOnlyList<SetAsideVersion>> SetAsideAsync(string storyId, CancellationToken cancel);

    Task<int> CountSetAsideAsync(CancellationToken cancel);

    /// <summary>Lets what another version of the program could not compare be tried again; its stories are due at once.</summary>
    /// <returns>Number of article versions.</returns>
    Task<int> RetrySetAsideAsync(string program, CancellationToken cancel);
}

/// <summary>A version that takes no part in comparisons.</summary>
internal sealed record SetAsideVersion(string ContentHash, SetAsideArticle Article);
