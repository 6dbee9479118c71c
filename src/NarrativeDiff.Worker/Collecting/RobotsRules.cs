using System.Globalization;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>What a robots.txt allows this program, read as RFC 9309 says: the group that names it, else that of all; the longest rule wins,
/// at a tie the one that allows.</summary>
internal sealed class RobotsRules
{
    private const int MaxLines = 10_000;

    /// <summary>Nothing is forbidden.</summary>
    public static readonly RobotsRules Open = new([], null);

    /// <summary>Everything is: the file exists and cannot be read now.</summary>
    public static readonly RobotsRules Closed = new([(false, "/")], null);

    private readonly IReadOnlyList<(bool Allows, string Path)> _rules;

    private RobotsRules(IReadOnlyList<(bool Allows, string Path)> rules, TimeSpan? delay) => (_rules, CrawlDelay) = (rules, delay);

    /// <summary>Between two requests; null where none is asked for.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <param name="agent">The product token, e.g. <c>narrativediff</c>.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var (own, all) = (new Group(), new Group());
        var current = new List<Group>();
        var inRules = false;
        foreach (var line in text.Split('\n').Take(MaxLines))
        {
            var plain = line.Split('#')[0];
            var colon = plain.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var (key, value) = (plain[..colon].Trim().ToLowerInvariant(), plain[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                if (inRules)
                    current.Clear();
                inRules = false;
                if (value == "*")
                    current.Add(all);
                else if (value.Split('/')[0].Equals(agent, StringComparison.OrdinalIgnoreCase))
                    current.Add(own);
            }
            else if (key is "allow" or "disallow" or "crawl-delay")
            {
                inRules = true;
                foreach (var group in current)
                    group.Add(key, value);
            }
        }
        var chosen = own.IsNamed ? own : all;
        return new RobotsRules(chosen.Rules, chosen.Delay);
    }

    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        var best = (Length: -1, Allows: true);
        foreach (var (allows, rule) in _rules)
            if ((rule.Length > best.Length || (rule.Length == best.Length && allows)) && Matches(rule, path))
                best = (rule.Length, allows);
        return best.Allows || address.AbsolutePath == "/robots.txt";
    }

    /// <summary>A prefix; * stands for any characters, $ at the end for the end. Goes back to the last star only, so it takes no more than
    /// rule times path.</summary>
    private static bool Matches(string rule, string path)
    {
        var toEnd = rule.EndsWith('$');
        var pattern = toEnd ? rule.AsSpan(0, rule.Length - 1) : rule;
        var (p, t, star, from) = (0, 0, -1, 0);
        while (true)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, from) = (p++, t);
            else if (p == pattern.Length && (!toEnd || t == path.Length))
                return true;
            else if (p < pattern.Length && t < path.Length && pattern[p] == path[t])
                (p, t) = (p + 1, t + 1);
            else if (star >= 0 && from < path.Length)
                (p, t) = (star + 1, ++from);
            else
                return false;
        }
    }

    private sealed class Group
    {
        private const int MaxRules = 2_000;
        private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

        public List<(bool Allows, string Path)> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        public bool IsNamed { get; private set; }

        public void Add(string key, string value)
        {
            IsNamed = true;
            if (key == "crawl-delay")
                Delay =
                    double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds >= 0
                        ? TimeSpan.FromSeconds(Math.Min(seconds, MaxDelay.TotalSeconds))
                        : Delay;
            else if (value.Length is > 0 and <= 2_000 && Rules.Count < MaxRules)
                Rules.Add((key == "allow", value));
        }
    }
}
