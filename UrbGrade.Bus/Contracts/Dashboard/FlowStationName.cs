namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Where a batch passes, in this order.</summary>
public enum FlowStationName
{
    /// <summary>Signed at the site. Count: messages.</summary>
    Gateway,

    /// <summary>Verified, stored and acknowledged. Count: messages accepted; left out: duplicates and rejected ones.</summary>
    Aggregation,

    /// <summary>Decoded. Count: readings new or revised; left out: those known already.</summary>
    Quantification,

    /// <summary>Computed. Count: daily KPIs of the days and assets that it touched; left out: series' days not computed yet.</summary>
    Kpis,

    /// <summary>Computed. Count: KPIs of the weeks, months and years in which it has readings; left out: months not computed yet.</summary>
    Periods,

    /// <summary>Looked at. Count: profiles of the meters that it has readings of; left out: those not made anew yet.</summary>
    Profiles,

    /// <summary>Done by modules of other partners. Count: work items done; left out: those that are not.</summary>
    Partners,
}
