using System.Security.Cryptography;
using System.Text;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Short ids of subjects: the same words give the same id in every revision.</summary>
internal static class StableId
{
    private const int Digits = 12;

    /// <param name="kind">Lower-case word in front, e.g. <c>theme</c>.</param>
    /// <param name="key">What must stay the same for it to be the same subject.</param>
    public static string Of(string kind, string key) =>
        $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))[..Digits]}";
}
