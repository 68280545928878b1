using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Tests.Analysis.Savings;

namespace UrbGrade.Tests.Analysis.Baselines;

public class SignatureQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_days_of_a_heated_place_lie_on_its_line()
    {
        await using var town = await SavingTown.Create(isChanged: false);
        await town.Follow();

        var signature = Assert.Single(await town.Platform.Get<IUseSignatures>().Of(town.Tenant.AssetOf(SavingTown.Shop), Cancellation));

        Assert.Equal("power", signature.Medium);
        Assert.InRange(signature.Days.Count, 360, 365);
        Assert.Equal(signature.Days.OrderBy(day => day.Day), signature.Days);
        Assert.InRange(signature.Line!.HeatingSlope, 6, 8);
        Assert.InRange(signature.Line.HeatingBalance, 13, 17);
        Assert.InRange(signature.Line.BaseKwh, 45, 56);
        Assert.InRange(signature.Explained!.Value, 0.95, 1);
        Assert.All(signature.Days, day => Assert.InRange(day.UsedKwh, signature.Line.At(day.OutsideCelsius) - 10, signature.Line.At(day.OutsideCelsius) + 10));
    }

    [Fact]
    public async Task Lamps_and_places_without_a_baseline_have_none()
    {
        await using var town = await SavingTown.Create(hasLamps: true, isChanged: false);
        await town.Follow();

        Assert.Empty(await town.Platform.Get<IUseSignatures>().Of(town.Tenant.AssetOf(SavingTown.Lamps), Cancellation));
        Assert.Empty(await town.Platform.Get<IUseSignatures>().Of(town.Tenant.AssetOf(SavingTown.Lamps) + 1000, Cancellation));
    }
}
