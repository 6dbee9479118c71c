using System.Globalization;
using System.Text.Json;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Where a reader stands in a JSON text, as <c>$.authors[2]</c>, and which names it has met in each object around it.</summary>
internal sealed class JsonPath
{
    private const int LongestName = 64;
    private readonly List<Level> _levels = [];

    /// <summary>Number of objects and arrays around the reader.</summary>
    public int Depth => _levels.Count;

    /// <returns>False: the object has had this name before.</returns>
    public bool Enter(string name)
    {
        var level = _levels[^1];
        level.Name = name;
        return level.Names!.Add(name);
    }

    public void Follow(JsonTokenType token)
    {
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            _levels.RemoveAt(_levels.Count - 1);
            return;
        }

        if (_levels.Count > 0)
            _levels[^1].Item++;
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _levels.Add(new Level { Names = token == JsonTokenType.StartObject ? new(StringComparer.Ordinal) : null });
    }

    public static string Join(string path, string name) =>
        name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? $"{path}.{name}"
            : $"{path}['{(name.Length > LongestName ? name[..LongestName] + "…" : name)}']";

    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    public override string ToString() =>
        _levels.Aggregate(
            "$",
            (path, level) =>
                level switch
                {
                    { Names: null, Item: >= 0 } => Item(path, level.Item),
                    { Name: { } name } => Join(path, name),
                    _ => path,
                }
        );

    private sealed class Level
    {
        /// <summary>Null in an array.</summary>
        public HashSet<string>? Names { get; init; }
        public string? Name { get; set; }
        public int Item { get; set; } = -1;
    }
}
