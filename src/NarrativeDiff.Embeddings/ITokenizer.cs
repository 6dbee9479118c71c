namespace NarrativeDiff.Embeddings;

/// <summary>Cuts a text into the tokens that a network knows, with one mark before and one behind them.</summary>
internal interface ITokenizer
{
    /// <summary>The network takes no more of a text.</summary>
    int MaxTokens { get; }

    long[] Of(string text);
}
