using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Resident;

/// <summary>A bill against the meter.</summary>
internal static class BillCheck
{
    /// <summary>A utility rounds and reads at another hour of the day; more than this is worth a question.</summary>
    public const double Tolerance = 0.03;

    /// <summary>Billed over metered, less one; null unless enough of the hours were metered.</summary>
    public static double? Difference(OwnBill bill) => bill is { BilledKwh: { } billed, Metered: { Status: KpiStatus.Ok, Value: > 0 and var metered } }
        ? billed / metered - 1
        : null;

    /// <summary>Whether the two agree; null where they cannot be compared.</summary>
    public static bool? Matches(OwnBill bill) => Difference(bill) is { } difference ? Math.Abs(difference) <= Tolerance : null;
}
