using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A street that was dimmed deeper, and one of which nothing is known.</summary>
internal sealed class FictionalStories : IStreetStories
{
    public Task<IReadOnlyList<string>> Streets(string tenantCode, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(tenantCode == "20" ? ["Carrer Buit", "Carrer Fictici"] : []);

    public Task<StreetStory?> Find(string tenantCode, string street, CancellationToken cancellation) => Task.FromResult((tenantCode, street) switch
    {
        ("20", "Carrer Fictici") => new StreetStory(
            "20", "Sant Fictici", street, new Opinion(120, 71, 71, 4),
            new DimmingChange(
                new DateOnly(2019, 10, 1), 100, 60, new Opinion(40, 74, 74, 7), new Opinion(44, 69, 69, 7), new NightEnergy(28, 27, 4000, 3000, 1000, 120)),
            [], "simulated", FictionalDistrict.TimeZone),
        ("20", "Carrer Buit") => new StreetStory("20", "Sant Fictici", street, Opinion.None, null, [], null, FictionalDistrict.TimeZone),
        _ => null,
    });
}
