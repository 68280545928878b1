using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Two versions of one emission factor, and one by another method that does not count beside it.</summary>
internal sealed class FictionalPrices(FictionalDistrict district) : IPriceLists, IFactorChoices
{
    private static readonly List<EmissionFactorEntry> Known =
    [
        new("ES", "power", 2019, "delivered", "delivered energy", 0.331, "Factors for building certificates", 1),
        new("ES", "power", 2019, "direct", "grid average", 0.175, "Yearly averages of the grid", 1),
        new("ES", "power", 2019, "direct", "grid average", 0.1748, "The grid's own report of 2020", 2),
        new("DK", "heat", 2020, "delivered", "delivered energy", 0.0785, "The heating company's own number", 1),
    ];

    public Task<IReadOnlyList<EmissionFactorEntry>> Factors(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<EmissionFactorEntry>>(district.IsEmpty ? [] : Known);

    public Task<EmissionFactorEntry?> FactorOf(string zone, string medium, int year, CancellationToken cancellation) =>
        Task.FromResult(Known.Where(factor => factor.Zone == zone && factor.Carrier == medium).MaxBy(factor => factor.Version));

    public Task<EmissionFactorEntry?> FactorOf(int tenantId, string medium, int year, CancellationToken cancellation) => FactorOf("ES", medium, year, cancellation);

    public Task<IReadOnlyList<TariffEntry>> Tariffs(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TariffEntry>>([]);

    public Task<TariffEntry?> TariffOf(int tenantId, string medium, DateOnly day, CancellationToken cancellation) => Task.FromResult<TariffEntry?>(null);

    public Task<AdministrationResult> Add(EmissionFactorEntry factor, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Import(byte[] table, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<IReadOnlyList<FactorChoice>> List(string? tenantCode, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FactorChoice>>([]);

    public Task<IReadOnlyList<FactorChoice>> Taken(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FactorChoice>>([]);

    public Task<AdministrationResult> Choose(string? tenantCode, FactorChoice choice, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Add(TariffEntry tariff, CancellationToken cancellation) => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
