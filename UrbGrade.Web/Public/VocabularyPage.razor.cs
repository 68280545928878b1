using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>The terms that the platform's resources are described in. Its address is what the platform's own terms begin with.</summary>
public sealed partial class VocabularyPage(ISemantics semantics, NavigationManager navigation, IStringLocalizer<PublicText> texts)
{
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    [Parameter]
    public string? Language { get; set; }

    private IReadOnlyList<VocabularyPart> Parts { get; set; } = [];

    private IStringLocalizer<PublicText> T => texts;

    protected override void OnInitialized()
    {
        var accepts = Context!.Request.Headers.Accept.ToString();
        if (!accepts.Contains("html", StringComparison.OrdinalIgnoreCase)
            && (accepts.Contains("turtle", StringComparison.OrdinalIgnoreCase) || accepts.Contains("ld+json", StringComparison.OrdinalIgnoreCase)))
        {
            navigation.NavigateTo(
                SemanticAddress.Vocabulary + (SemanticsEndpoints.Accepted(Context.Request) == RdfSyntax.Turtle ? ".ttl" : ".jsonld"), forceLoad: true);
            return;
        }

        Parts = VocabularyPart.Of(semantics.Vocabulary(SemanticsEndpoints.Origin(Context.Request)));
    }
}
