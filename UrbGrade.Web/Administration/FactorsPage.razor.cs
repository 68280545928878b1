using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class FactorsPage(
    IPriceLists prices, IFactorChoices choices, ITenantSession session, TimeProvider clock, IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    private static readonly Dictionary<string, string> ScopeKeys = new()
    {
        ["direct"] = "Factors.Direct", ["life cycle"] = "Factors.LifeCycle", ["delivered"] = "Factors.Delivered",
    };

    private ElementReference heading;
    private string? begun;
    private string? done;
    private string? problem;
    private string zone = "";
    private string carrier = EmissionFactorEntry.Carriers[0];
    private int year;
    private double? kilograms;
    private string scope = EmissionFactorEntry.Scopes[0];
    private string method = "";
    private string source = "";

    /// <summary>Kept from prerendering to the live page.</summary>
    [PersistentState]
    public IReadOnlyList<FactorLine>? Lines { get; set; }

    private IStringLocalizer<AdministrationText> T => texts;

    private IEnumerable<string> Methods => (Lines ?? []).Select(line => line.Factor.Method).Distinct();

    protected override async Task OnInitializedAsync()
    {
        Empty();
        Lines ??= await Read();
    }

    private async Task<IReadOnlyList<FactorLine>> Read()
    {
        List<FactorLine> lines = [];
        var factors = await Latest(prices.Factors(Asking));
        var taken = await Latest(choices.Taken(Asking));
        foreach (var factor in factors)
        {
            var isTaken = taken.Contains(new FactorChoice(factor.Carrier, factor.Zone, factor.Method)) && !factors.Any(other => IsNewer(other, factor));
            lines.Add(new FactorLine(factor, isTaken || await Latest(prices.FactorOf(factor.Zone, factor.Carrier, factor.FromYear, Asking)) == factor));
        }

        return lines;
    }

    private static bool IsNewer(EmissionFactorEntry other, EmissionFactorEntry factor) => other.Version > factor.Version
        && (other.Zone, other.Carrier, other.Method, other.FromYear) == (factor.Zone, factor.Carrier, factor.Method, factor.FromYear);

    private void Empty()
    {
        (begun, kilograms, source) = (null, null, "");
        year = clock.GetUtcNow().Year;
    }

    private async Task Begin(EmissionFactorEntry factor)
    {
        (begun, done, problem) = (NameOf(factor), null, null);
        (zone, carrier, year, scope, method) = (factor.Zone, factor.Carrier, factor.FromYear, factor.Scope, factor.Method);
        (kilograms, source) = (factor.KilogramPerKwh, factor.Source);
        await Focus(heading);
    }

    private async Task Leave()
    {
        problem = null;
        Empty();
        await Focus(heading);
    }

    private async Task Write()
    {
        var factor = new EmissionFactorEntry(zone.Trim(), carrier, year, scope, method.Trim(), kilograms ?? double.NaN, source.Trim());
        var result = await prices.Add(factor, CancellationToken.None);
        if (result.Outcome is AdministrationOutcome.Done)
        {
            Empty();
            (done, problem) = (T[result.IsUnchanged ? "Factors.Same" : "Factors.Written", NameOf(factor)], null);
            Lines = await Read();
        }
        else
        {
            (done, problem) = (null, refusals.Of(result));
        }
    }

    private string NameOf(EmissionFactorEntry factor) => T["Factors.Name", factor.Zone, T[$"Medium.{factor.Carrier}"], factor.FromYear];

    /// <summary>A scope that was written before there was a choice is told as it is.</summary>
    private string ScopeName(string counted) => ScopeKeys.TryGetValue(counted, out var key) ? T[key] : counted;

    /// <summary>A method that somebody named is told as it is.</summary>
    private string MethodName(string method) => T[$"EmissionMethod.{method.Replace(' ', '-')}"] is { ResourceNotFound: false } known ? known : method;
}
