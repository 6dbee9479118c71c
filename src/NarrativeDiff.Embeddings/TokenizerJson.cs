using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf;

namespace NarrativeDiff.Embeddings;

/// <summary>A Unigram vocabulary as Hugging Face writes it in <c>tokenizer.json</c>, in the network's own numbering.</summary>
/// <param name="Pieces">By number, with their log-probabilities.</param>
/// <param name="Charsmap">How characters are made alike before a text is cut; empty: not at all.</param>
internal sealed record TokenizerJson(ImmutableArray<(string Piece, float Score)> Pieces, byte[] Charsmap, int Begin, int End, int Unknown)
{
    private const long MaxBytes = 134_217_728;

    /// <exception cref="InvalidDataException">It is no Unigram vocabulary, or has no marks of begin and end.</exception>
    public static TokenizerJson Read(string file)
    {
        if (new FileInfo(file).Length > MaxBytes)
            throw new InvalidDataException($"{file} has more than {MaxBytes} bytes.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var model = json.RootElement.GetProperty("model");
            if (model.TryGetProperty("type", out var type) && type.GetString() != "Unigram")
                throw new InvalidDataException(
                    $"{file} holds a tokenizer of the kind {type.GetString()}; this encoder knows Unigram, and WordPiece in vocab.txt."
                );
            var pieces = model
                .GetProperty("vocab")
                .EnumerateArray()
                .Select(piece => (piece[0].GetString()!, piece[1].GetSingle()))
                .ToImmutableArray();
            int Number(params string[] marks) => marks.Select(mark => pieces.FindIndex(mark)).FirstOrDefault(number => number >= 0, -1);
            var unknown = model.TryGetProperty("unk_id", out var id) && id.TryGetInt32(out var number) ? number : Number("<unk>");
            return new TokenizerJson(pieces, CharsmapIn(json.RootElement), Number("<s>", "[CLS]"), Number("</s>", "[SEP]"), unknown);
        }
        catch (Exception broken)
            when (broken
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or IndexOutOfRangeException
            )
        {
            throw new InvalidDataException($"{file} is no tokenizer of Hugging Face: {broken.Message}", broken);
        }
    }

    /// <summary>The same as a file of SentencePiece, whose reader is used for both.</summary>
    public byte[] ToSentencePieceModel()
    {
        using var bytes = new MemoryStream();
        using (var model = new CodedOutputStream(bytes, leaveOpen: true))
        {
            foreach (var (number, (piece, score)) in Pieces.Index())
                Message(
                    model,
                    1,
                    field =>
                    {
                        field.WriteTag(1, WireFormat.WireType.LengthDelimited);
                        field.WriteString(piece);
                        field.WriteTag(2, WireFormat.WireType.Fixed32);
                        field.WriteFloat(score);
                        field.WriteTag(3, WireFormat.WireType.Varint);
                        field.WriteEnum(
                            number == Unknown ? UnknownPiece
                            : number == Begin || number == End || piece is "<pad>" or "<mask>" ? ControlPiece
                            : NormalPiece
                        );
                    }
                );
            Message(
                model,
                2,
                trainer =>
                {
                    Number(trainer, 3, Unigram);
                    Number(trainer, 40, Unknown);
                    Number(trainer, 41, Begin);
                    Number(trainer, 42, End);
                    Number(trainer, 43, -1);
                }
            );
            Message(
                model,
                3,
                normalizer =>
                {
                    normalizer.WriteTag(2, WireFormat.WireType.LengthDelimited);
                    normalizer.WriteBytes(ByteString.CopyFrom(Charsmap));
                    Number(normalizer, 3, 1);
                    Number(normalizer, 4, 1);
                    Number(normalizer, 5, 1);
                }
            );
        }
        return bytes.ToArray();
    }

    private const int NormalPiece = 1;
    private const int UnknownPiece = 2;
    private const int ControlPiece = 3;
    private const int Unigram = 1;

    private static void Number(CodedOutputStream message, int field, int number)
    {
        message.WriteTag(field, WireFormat.WireType.Varint);
        message.WriteInt32(number);
    }

    private static void Message(CodedOutputStream model, int field, Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var message = new CodedOutputStream(bytes, leaveOpen: true))
            write(message);
        model.WriteTag(field, WireFormat.WireType.LengthDelimited);
        model.WriteBytes(ByteString.CopyFrom(bytes.ToArray()));
    }

    /// <summary>The normalizer stands alone or in a sequence.</summary>
    private static byte[] CharsmapIn(JsonElement root)
    {
        if (!root.TryGetProperty("normalizer", out var normalizer) || normalizer.ValueKind != JsonValueKind.Object)
            return [];
        var all = normalizer.TryGetProperty("normalizers", out var several) ? [.. several.EnumerateArray()] : new[] { normalizer };
        return all.Select(one =>
                    one.TryGetProperty("precompiled_charsmap", out var map) && map.ValueKind == JsonValueKind.String
                        ? map.GetBytesFromBase64()
                        : null
                )
                .FirstOrDefault(map => map is not null)
            ?? [];
    }
}

file static class PieceNumbers
{
    public static int FindIndex(this ImmutableArray<(string Piece, float Score)> pieces, string piece)
    {
        for (var i = 0; i < pieces.Length; i++)
            if (pieces[i].Piece == piece)
                return i;
        return -1;
    }
}
