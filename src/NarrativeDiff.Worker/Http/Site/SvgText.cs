using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A text in a picture; a component of its own because Razor keeps the tag for itself.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Words { get; set; }

    [Parameter]
    public double X { get; set; }

    [Parameter]
    public double Y { get; set; }

    [Parameter]
    public string? Class { get; set; }

    /// <summary>True: the text stands around <see cref="X"/>, else it begins there.</summary>
    [Parameter]
    public bool Centred { get; set; }

    /// <summary>All of it, where <see cref="Words"/> are cut.</summary>
    [Parameter]
    public string? Whole { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Class);
        builder.AddAttribute(2, "x", Svg.Unit(X));
        builder.AddAttribute(3, "y", Svg.Unit(Y));
        builder.AddAttribute(4, "text-anchor", Centred ? "middle" : null);
        if (Whole is not null)
        {
            builder.OpenElement(5, "title");
            builder.AddContent(6, Whole);
            builder.CloseElement();
        }

        builder.AddContent(7, Words);
        builder.CloseElement();
    }
}
