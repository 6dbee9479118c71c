using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Finds where else articles report a statement: sentences whose words stand in other rows, and yet report the same as the row's
/// readings.</summary>
internal sealed class OtherPlaces
{
    /// <summary>Such sentences of one article, the best: a report lists them by row and article.</summary>
    private const int MaxOfArticle = 4;

    private readonly ImmutableArray<TextUnit> _segments;
    private readonly PairsOfUnit _pairs;
    private readonly AlignmentOptions _options;

    // by segment, the ordinal of its sentence; by that, the sentence as a unit
    private readonly int[] _sentenceOf;
    private readonly TextUnit[] _sentences;

    public OtherPlaces(StoryUnits units, PairsOfUnit pairs, AlignmentOptions options)
    {
        (_segments, _pairs, _options) = (units.Segments, pairs, options);
        (_sentenceOf, _sentences) = (new int[_segments.Length], [.. units.Sentences]);
        for (int segment = 0, sentence = 0; segment < _segments.Length; segment++)
        {
            while (!IsOf(_segments[segment], _sentences[sentence]))
                sentence++;
            _sentenceOf[segment] = sentence;
        }
    }

    private static bool IsOf(TextUnit segment, TextUnit sentence) =>
        segment.Sentence == sentence.Sentence && segment.Version == sentence.Version && segment.Witness == sentence.Witness;

    /// <summary>Room for one thread.</summary>
    public Room NewRoom() => new(_sentences.Length);

    internal sealed class Room(int sentences)
    {
        public double[] Best { get; } = new double[sentences];

        public double[] Sum { get; } = new double[sentences];

        public List<int> Met { get; } = [];

        public List<int> Touched { get; } = [];
    }

    /// <param name="group">The row: places in the story's segments, in order.</param>
    /// <returns>Sentences of newest versions outside the row, in order, whose score with the readings of other articles is on average
    /// <see cref="AlignmentOptions.PairInRow"/> or more.</returns>
    public ImmutableArray<TextUnit> Of(ImmutableArray<int> group, Room room)
    {
        var own = group.Select(place => _sentenceOf[place]).Distinct().ToArray();
        for (var i = 0; i < group.Length; )
        {
            var sentence = _sentenceOf[group[i]];
            for (; i < group.Length && _sentenceOf[group[i]] == sentence; i++)
                Meet(group[i], room);
            foreach (var other in room.Met)
            {
                if (room.Sum[other] == 0)
                    room.Touched.Add(other);
                (room.Sum[other], room.Best[other]) = (room.Sum[other] + room.Best[other], 0);
            }
            room.Met.Clear();
        }
        var found = Found(own, room);
        foreach (var other in room.Touched)
            room.Sum[other] = 0;
        room.Touched.Clear();
        return found;
    }

    /// <summary>The best score of each sentence with one unit of the row; low ones speak for nothing.</summary>
    private void Meet(int place, Room room)
    {
        foreach (var (other, score) in _pairs[place])
        {
            if (score < _options.NotMatched || !_segments[other].IsNewest)
                continue;
            var sentence = _sentenceOf[other];
            if (room.Best[sentence] == 0)
                room.Met.Add(sentence);
            room.Best[sentence] = Math.Max(room.Best[sentence], score);
        }
    }

    private ImmutableArray<TextUnit> Found(int[] own, Room room)
    {
        var rowOf = own.ToHashSet();
        var byWitness = own.CountBy(sentence => _sentences[sentence].Witness).ToDictionary();
        return
        [
            .. room
                .Touched.Where(other =>
                    !rowOf.Contains(other)
                    && own.Length - byWitness.GetValueOrDefault(_sentences[other].Witness) is var others and > 0
                    && room.Sum[other] >= _options.PairInRow * others
                )
                .GroupBy(other => _sentences[other].Witness)
                .SelectMany(article => article.OrderByDescending(other => room.Sum[other]).ThenBy(other => other).Take(MaxOfArticle))
                .Order()
                .Select(other => _sentences[other]),
        ];
    }
}
