using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The phrases for one thing in the order in which a reader learns most: the commonest, then each that brings another contested or
/// doubting word ("terrorist", "alleged", "hoax"), then the rest by use.</summary>
/// <remarks>A claim about what a thing really was is made by few outlets, so by use alone it stands last.</remarks>
internal static class DistinctiveLabels
{
    public static ImmutableArray<ReportLabel> Of(ReportReferent referent)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var reporting = referent
            .Labels.Take(1)
            .Concat(referent.Labels.Where(label => Brings(label.Phrase, seen)))
            .Distinct()
            .ToImmutableArray();
        return [.. reporting, .. referent.Labels.Except(reporting)];
    }

    private static bool Brings(string phrase, HashSet<string> seen) => Claims(phrase).Where(seen.Add).ToArray().Length > 0;

    private static IEnumerable<string> Claims(string phrase) =>
        NeutralWording
            .Find(LexicalToken.Of(phrase, new TextSpan(0, phrase.Length)))
            .Where(hit => hit.Value.IsContested)
            .Select(hit => Stemmer.Stem(hit.Value.Entry))
            .Concat(CertaintyCues.Find(phrase).Select(cue => Stemmer.Stem(cue.Span.Of(phrase).ToLowerInvariant())));
}
