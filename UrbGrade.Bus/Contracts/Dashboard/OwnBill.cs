namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>A bill of an own place beside what its meters measured on the same days.</summary>
/// <param name="Number">As the utility numbers it.</param>
/// <param name="From">First local day.</param>
/// <param name="To">Local day after the last one; null where the bill does not say it.</param>
/// <param name="BilledKwh">Energy of all its rates; null where it names none.</param>
/// <param name="Amount">In the tenant's money; null where it is not named.</param>
/// <param name="State">What the utility says of it, as it was written.</param>
/// <param name="IsEstimated">The utility says that it stands on an estimate.</param>
/// <param name="Metered">Null where nothing was measured, or the bill does not say until when.</param>
public sealed record OwnBill(
    string Number, DateOnly From, DateOnly? To, double? BilledKwh, double? Amount, string Currency, string? State, bool IsEstimated, KpiFigure? Metered);
