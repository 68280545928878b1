namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>How a meter is to be read from an instant on.</summary>
/// <param name="Source">The meter, as messages name it.</param>
/// <param name="Multiplier">By which its amounts and differences are multiplied; above 0.</param>
/// <param name="Digits">Digits before the decimal point, in the canonical unit, after which the counter begins at zero
/// again; null where they are to be guessed.</param>
/// <param name="MostPerHour">What the connection lets through in an hour, in the canonical unit, kWh also of a meter that tells power; null where any rate is
/// believed.</param>
/// <param name="FeedsIn">Whether the counter may run backwards because its site feeds in.</param>
/// <param name="IsReplacement">A new device whose counter has nothing to do with that of the device before.</param>
/// <param name="Origin">Who says so.</param>
/// <param name="IsEnd">The meter was taken away: nothing is expected of it from then on, unless a later setting follows.</param>
/// <param name="Below">The main meter of the same asset that counts what this one does, as messages name it: sums leave
/// this one out. Null for a meter that counts by itself.</param>
/// <param name="LeastLoss">Share of what a main meter counts that its submeters leave unexplained at least, -1 to 1;
/// null for -0.02, as meters are not exact.</param>
/// <param name="MostLoss">The share that they leave unexplained at most, -1 to 1; null where not everything has a submeter.</param>
public sealed record MeterSettingEntry(
    string Source, DateTimeOffset From, double Multiplier, int? Digits, double? MostPerHour, bool FeedsIn, bool IsReplacement, string Origin, bool IsEnd = false,
    string? Below = null, double? LeastLoss = null, double? MostLoss = null);
