namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>How much waits to be filed, for those whose work can wait.</summary>
internal interface IIngestLoad
{
    /// <summary>A full group of versions is here, or was a moment ago: more come than can be filed.</summary>
    bool IsCrowded { get; }
}
