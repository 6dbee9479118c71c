using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Reports that this process has just made and not yet announced: what is here need not be read back from the database.</summary>
/// <remarks>Holds at most <see cref="ComparisonOptions.RecentReports"/>; what it has forgotten is in the store.</remarks>
internal sealed class ReportCache(ComparisonOptions options)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Report> _reports = new();

    public void Keep(Report report)
    {
        lock (_lock)
        {
            _reports.AddLast(report);
            if (_reports.Count > options.RecentReports)
                _reports.RemoveFirst();
        }
    }

    /// <returns>The report of a stored revision, which is forgotten here; null: it is to be read.</returns>
    public Report? Take(ReportKey key)
    {
        lock (_lock)
        {
            for (var node = _reports.First; node is not null; node = node.Next)
                if (node.Value.StoryId == key.StoryId && node.Value.ContentHash == key.ContentHash)
                {
                    _reports.Remove(node);
                    return node.Value with { Revision = key.Revision, Status = key.Status };
                }
        }

        return null;
    }
}
