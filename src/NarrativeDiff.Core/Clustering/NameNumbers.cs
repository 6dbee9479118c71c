using System.Collections.Immutable;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Gives each name that some known article mentions a small number, and takes the number back when none does.</summary>
internal sealed class NameNumbers
{
    private readonly Dictionary<string, int> _numberOf = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Users)> _names = [];
    private readonly Stack<int> _free = new();

    /// <summary>All numbers are smaller.</summary>
    public int Highest => _names.Count;

    /// <returns>One number a name, ascending; each is in use until it is released as often as it was given.</returns>
    public int[] Of(ImmutableArray<string> names)
    {
        var numbers = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
            numbers[i] = Of(names[i]);
        Array.Sort(numbers);
        return numbers;
    }

    public ImmutableArray<string> Interned(ImmutableArray<string> names) =>
        [.. names.Select(name => _numberOf.TryGetValue(name, out var number) ? _names[number].Name : name)];

    public void Release(int[] numbers)
    {
        foreach (var number in numbers)
        {
            var (name, users) = _names[number];
            _names[number] = (name, users - 1);
            if (users > 1)
                continue;
            _numberOf.Remove(name);
            _free.Push(number);
        }
    }

    private int Of(string name)
    {
        if (!_numberOf.TryGetValue(name, out var number))
        {
            if (!_free.TryPop(out number))
            {
                number = _names.Count;
                _names.Add(default);
            }

            _numberOf[name] = number;
            _names[number] = (name, 0);
        }

        _names[number] = (_names[number].Name, _names[number].Users + 1);
        return number;
    }
}
