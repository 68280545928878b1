namespace UrbGrade.Web.Resident;

/// <summary>Whether a shop is compared with its trade, or why not.</summary>
public enum TradeState
{
    /// <summary>It stands among at least eight.</summary>
    Compared,

    /// <summary>A home, or a place of the town.</summary>
    NoShop,

    /// <summary>Its keeper has not agreed to a profile.</summary>
    NoConsent,

    /// <summary>Too few days of readings, or the night has not come yet.</summary>
    NoProfile,

    /// <summary>The registry tells no opening hours.</summary>
    NoOpening,

    /// <summary>The registry tells no floor area.</summary>
    NoArea,

    /// <summary>Fewer than eight of the trade can be compared.</summary>
    FewPeers,
}
