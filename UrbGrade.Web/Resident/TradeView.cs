using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Web.Resident;

/// <summary>A shop among the others of its trade, or why it is not compared.</summary>
/// <param name="AvailableFrom">Day from which there can be a comparison, where too few days are known.</param>
/// <param name="Basis">Null while there is no profile.</param>
/// <param name="Members">Shops that it is compared with, this one among them.</param>
/// <param name="Places">Those measures that at least eight of the trade have.</param>
public sealed record TradeView(
    TradeState State, DateOnly? AvailableFrom, TradeBasis? Basis, PeerLevel Level, int Members, IReadOnlyList<PeerPlace> Places)
{
    private const double WeeksOfMonth = 365.25 / 7 / 12;

    /// <summary>What a comparison needs to be told.</summary>
    public const int FewestPeers = 8;

    /// <summary>Corrected for opening hours and the temperature outside; null where it cannot be told.</summary>
    public PeerPlace? Open => Place(PeerMeasure.OpenHourPerArea);

    public PeerPlace? Closed => Place(PeerMeasure.ClosedHourPerArea);

    /// <summary>Corrected for the price: 1 is the mean of all hours.</summary>
    public PeerPlace? Price => Place(PeerMeasure.PriceOfHours);

    /// <summary>What the meter says, by floor area alone.</summary>
    public PeerPlace? Uncorrected => Place(PeerMeasure.DailyMeanPerArea);

    /// <summary>What open hours cost more in a month than with the middle's use, at the mean price that was paid; null
    /// where it is no more, or unknown.</summary>
    public double? MonthlyExcess => Open is { } open && open.Value > open.Median && Basis is { Price: > 0 and var price, AreaSquareMetres: { } area, OpenHoursOfWeek: { } hours }
        ? (open.Value - open.Median) * area * hours * WeeksOfMonth * price : null;

    /// <param name="profile">Null where there is none.</param>
    public static TradeView Of(OwnPlace place, bool isAgreed, AssetProfile? profile)
    {
        var basis = profile?.Trades.FirstOrDefault(one => one.Medium == place.Medium);
        var standing = profile?.Peers.FirstOrDefault(one => one.Medium == place.Medium);
        var from = profile?.Meters.Where(meter => meter.Medium == place.Medium).Max(meter => meter.AvailableFrom);
        var view = new TradeView(TradeState.Compared, from, basis, standing?.Level ?? PeerLevel.Kind, standing?.Members ?? 0, standing?.Places ?? []);
        return view with
        {
            State = !place.IsShop ? TradeState.NoShop
                : !isAgreed ? TradeState.NoConsent
                : basis is null ? TradeState.NoProfile
                : basis.Opening is null ? TradeState.NoOpening
                : basis.AreaSquareMetres is null ? TradeState.NoArea
                : view.Open is not null ? TradeState.Compared
                : basis.Peers < FewestPeers ? TradeState.FewPeers : TradeState.NoProfile,
        };
    }

    /// <summary>Where a value lies: below, within or above the middle half of the trade.</summary>
    public static string Side(PeerPlace place) => place.Value < place.Low ? "Below" : place.Value > place.High ? "Above" : "Within";

    private PeerPlace? Place(PeerMeasure measure) => Places.FirstOrDefault(place => place.Measure == measure);
}
