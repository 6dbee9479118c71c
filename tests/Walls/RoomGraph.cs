using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace NarrativeDiff.Walls;

/// <summary>Which folder of a project uses which, read from the compiled assembly: a namespace is a folder.</summary>
internal sealed class RoomGraph
{
    /// <summary>Folders within folders count as rooms too, however deep.</summary>
    public const int AllLevels = int.MaxValue;

    private readonly ImmutableSortedDictionary<(string From, string To), ImmutableSortedSet<string>> _arrows;

    private RoomGraph(Architecture architecture, string root, int depth)
    {
        Architecture = architecture;
        _arrows = (
            from type in architecture.Types
            where IsUnder(type, root)
            from dependency in type.Dependencies
            where IsUnder(dependency.Target, root)
            let arrow = (From: Room(type, root, depth), To: Room(dependency.Target, root, depth))
            where arrow.From != arrow.To
            group $"{Short(type)} -> {Short(dependency.Target)}" by arrow
        ).ToImmutableSortedDictionary(group => group.Key, group => group.ToImmutableSortedSet(StringComparer.Ordinal));
    }

    public Architecture Architecture { get; }

    /// <summary>By arrow, the types it stands for.</summary>
    public IReadOnlyDictionary<(string From, string To), ImmutableSortedSet<string>> Arrows => _arrows;

    /// <param name="root">Namespace of the project, e.g. <c>NarrativeDiff.Core</c>.</param>
    /// <param name="depth">Folder levels that count as rooms of their own.</param>
    public static RoomGraph Of(System.Reflection.Assembly assembly, string root, int depth = 1) =>
        new(new ArchLoader().LoadAssemblies(assembly).Build(), root, depth);

    /// <summary>Arrows that the plan does not have, with the types they stand for.</summary>
    /// <param name="plan">By room, the rooms it may use; <c>*</c> allows every one.</param>
    public IEnumerable<string> Breaches(IReadOnlyDictionary<string, string[]> plan) =>
        from arrow in _arrows
        where !plan.TryGetValue(arrow.Key.From, out var may) || !may.Contains("*") && !may.Contains(arrow.Key.To)
        from use in arrow.Value
        select $"{arrow.Key.From} uses {arrow.Key.To}: {use}";

    /// <returns>Rooms that use each other, directly or around corners.</returns>
    public IEnumerable<string> Cycles() =>
        from room in _arrows.Keys.Select(arrow => arrow.From).Distinct()
        where Reached(room).Contains(room)
        select room;

    /// <summary>As Mermaid draws it; an arrow that follows from others is left out.</summary>
    public string Diagram()
    {
        var text = new StringBuilder("graph TD\n");
        foreach (var (from, to) in _arrows.Keys)
            if (!_arrows.Keys.Any(arrow => arrow.From == from && arrow.To != to && Reached(arrow.To).Contains(to)))
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {Name(from)} --> {Name(to)}\n");
        return text.ToString();
    }

    private HashSet<string> Reached(string room)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([room]);
        while (next.TryPop(out var at))
            foreach (var arrow in _arrows.Keys)
                if (arrow.From == at && reached.Add(arrow.To))
                    next.Push(arrow.To);
        return reached;
    }

    private static string Name(string room) => room.Length == 0 ? "root" : room;

    private static bool IsUnder(IType type, string root) =>
        NamespaceOf(type) is var space && (space == root || space.StartsWith(root + ".", StringComparison.Ordinal));

    private static string Room(IType type, string root, int depth) =>
        NamespaceOf(type) is var space && space == root ? "" : string.Join('.', space[(root.Length + 1)..].Split('.').Take(depth));

    /// <summary>A nested type has none of its own: it is where the type around it is.</summary>
    private static string NamespaceOf(IType type) =>
        type.Namespace?.FullName is { Length: > 0 } space ? space
        : type.FullName?.Split('+', '/', '<')[0] is { } name && name.LastIndexOf('.') is > 0 and var end ? name[..end]
        : "";

    private static string Short(IType type) => type.Name;
}
