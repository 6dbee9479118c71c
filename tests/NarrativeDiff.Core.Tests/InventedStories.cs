using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core;

/// <summary>Three invented stories, each reported by three outlets in their own words.</summary>
internal static class InventedStories
{
    public static ImmutableArray<ImmutableArray<ArticleVersion>> All { get; } = [Ferry(), Strike(), Bridge()];

    private static ImmutableArray<ArticleVersion> Ferry() =>
        [
            Article(
                "anvil",
                "Ferry runs aground off Lunholm",
                "The ferry Aster ran aground off the island of Lunholm in thick fog on Sunday evening.",
                "Rescuers brought 140 passengers ashore in lifeboats before midnight.",
                "\"The fog came down like a curtain,\" said the harbour master, Ines Corvo.",
                "The shipping line's spokesman said the captain had followed the marked channel.",
                "Divers will examine the hull when the weather allows it.",
                "The island's only shop stayed open all night to serve hot soup."
            ),
            Article(
                "beacon",
                "Passengers saved from stranded ferry",
                "In thick fog the ferry Aster ran onto rocks near Lunholm island late on Sunday.",
                "Lifeboats took all 140 passengers to the shore, rescuers said.",
                "Harbour master Ines Corvo told reporters that the fog had come down like a curtain.",
                "A spokesman for the shipping line said that its captain kept to the marked channel.",
                "The wreck commission opened an inquiry into the grounding on Monday.",
                "Tugs from the mainland are expected at high tide."
            ),
            Article(
                "courier",
                "Fog drives Aster onto the rocks",
                "Fog drove the ferry Aster onto the rocks off Lunholm on Sunday night.",
                "Crews of four lifeboats carried the passengers ashore.",
                "The captain had left the marked channel, two fishermen said.",
                "Divers are to examine the ferry's hull as soon as the weather allows.",
                "The commission for wrecks has begun an inquiry into the grounding."
            ),
        ];

    private static ImmutableArray<ArticleVersion> Strike() =>
        [
            Article(
                "anvil",
                "Bakers' strike closes city ovens",
                "Bakers in the capital walked out on Thursday over night shifts and wages.",
                "The guild of bakers wants a raise of 8 percent and two free Sundays a month.",
                "Employers called the demand \"out of all proportion\" and refused to talk.",
                "Long queues formed outside the few bakeries that opened.",
                "Talks in the labour ministry ended without a result on Wednesday."
            ),
            Article(
                "beacon",
                "Capital without bread as bakers walk out",
                "Bakers all over the capital stopped work on Thursday in a dispute about wages and night shifts.",
                "Their guild demands 8 percent more pay and two Sundays off each month.",
                "The employers refuse to negotiate and say that the demand is out of all proportion.",
                "People queued outside those bakeries that were open.",
                "The labour minister invited both sides to her office for Saturday."
            ),
            Article(
                "courier",
                "Guild calls bakers out",
                "A strike over pay and night work closed most of the capital's bakeries on Thursday.",
                "The bakers' guild asks for 8 percent and two Sundays a month without work.",
                "Talks at the ministry of labour had ended on Wednesday without a result.",
                "Supermarkets sold out of flour by the morning."
            ),
        ];

    private static ImmutableArray<ArticleVersion> Bridge() =>
        [
            Article(
                "anvil",
                "Old bridge shut after cracks found",
                "Engineers shut the old iron bridge over the Senn on Tuesday after they found cracks in two pillars.",
                "The city's mayor promised that a temporary crossing would be ready within six weeks.",
                "Some 9,000 commuters use the bridge every day.",
                "\"We were warned three years ago,\" said councillor Oda Brandt.",
                "Trams are turned back at the market square.",
                "The bridge was built by a railway company in 1887."
            ),
            Article(
                "beacon",
                "Cracks close Senn bridge",
                "The iron bridge across the Senn was shut on Tuesday because engineers had found cracks in two of its pillars.",
                "A temporary crossing will be ready within six weeks, the mayor promised.",
                "The bridge carries 9,000 commuters a day.",
                "Councillor Oda Brandt said the city had been warned three years ago.",
                "Shopkeepers on the north bank fear for their trade."
            ),
            Article(
                "courier",
                "Commuters stranded as bridge closes",
                "Cracks in two pillars led engineers to close the iron bridge over the Senn on Tuesday.",
                "The mayor promised commuters a temporary crossing in six weeks.",
                "Trams turn back at the market square until further notice.",
                "Shopkeepers of the north bank are afraid for their trade."
            ),
        ];

    private static ArticleVersion Article(string outlet, string headline, params string[] lines) =>
        SomeStory.Article(outlet, string.Join('\n', lines), headline, outlet.Length - 5, version: 1);
}
