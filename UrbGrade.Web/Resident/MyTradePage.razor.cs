using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Resident;

/// <summary>How an own shop stands among shops of its trade, corrected for opening hours, temperature and price.</summary>
public sealed partial class MyTradePage(
    IResidentQueries queries, IProfileQueries profiles, IProfileConsents consents, NavigationManager navigation, IStringLocalizer<ResidentText> texts,
    IStringLocalizer<TradeText> trade) : MyPage(queries, navigation, texts)
{
    /// <summary>Floor area that use is told for, m2: of one it is a few watts.</summary>
    private const double ToldArea = 100;

    private TradeView view = default!;

    private IStringLocalizer<TradeText> Trade => trade;

    private int PriceDecimals => view.Price is not { } price
        ? 0
        : Math.Max(Measures.Apart(100 * price.Low, 100 * price.High, 0), Math.Max(Apart(price, price.Low), Apart(price, price.High)));

    private string Unit => Place!.Medium == Medium.Water ? "m3" : "kW.h";

    private TradeBasis Basis => view.Basis!;

    protected override async Task Read(OwnPlace place)
    {
        var isAgreed = (await consents.Mine(Leaving)).Any(consent => consent.AssetId == place.AssetId && consent.GivenAt is not null);
        view = TradeView.Of(place, isAgreed, isAgreed ? await profiles.OfAsset(place.AssetId, Leaving) : null);
    }

    private string Use(double perArea) => Units.Value(perArea * ToldArea, Unit);

    private IEnumerable<(string Name, PeerPlace Place, Func<double, string> Tell)> Rows(PeerPlace raw)
    {
        yield return (Trade["Raw"], raw, Use);
        yield return (Trade["Open.Title"], view.Open!, Use);
        if (view.Closed is { } closed)
            yield return (Trade["Closed.Title"], closed, Use);
        if (view.Price is { } price)
            yield return (Trade["Price.Title"], price, OfMean);
    }

    // Prices of one trade lie close together: below the middle half must not read as in it.
    private string OfMean(double ratio) => Conventions.PerCent(Measures.Number(100 * ratio, PriceDecimals));

    private static int Apart(PeerPlace price, double edge) => Measures.Apart(100 * price.Value, 100 * edge, 0);

    private static string Percentile(PeerPlace place) => Measures.Percent(place.Percentile / 100);
}
