namespace UrbGrade.Modules.Core.Readings;

/// <summary>How a meter is to be read from an instant on.</summary>
/// <param name="From">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Multiplier">By which amounts and differences are multiplied.</param>
/// <param name="Digits">Digits before the decimal point, in the canonical unit, after which the counter begins at zero
/// again; null where they are to be guessed.</param>
/// <param name="MostPerHour">What the connection lets through in an hour, multiplied; null where any rate is believed.</param>
/// <param name="FeedsIn">Whether the counter may run backwards because its site feeds in.</param>
/// <param name="IsReplacement">A new device: its counter has nothing to do with that of the device before.</param>
/// <param name="IsEnd">The meter was taken away: from then on nothing is expected of it, unless a later setting follows.</param>
/// <param name="Below">The main meter of the same asset, by id, that counts what this one does; null for a meter that counts by itself.</param>
/// <param name="LeastLoss">Share of what a main meter counts that its submeters leave unexplained at least; below zero
/// they may count more. Null for the usual one.</param>
/// <param name="MostLoss">The share that they leave unexplained at most; null where not everything has a submeter.</param>
internal sealed record RegisterSetting(
    long From, double Multiplier = 1, int? Digits = null, double? MostPerHour = null, bool FeedsIn = false, bool IsReplacement = false, bool IsEnd = false,
    int? Below = null, double? LeastLoss = null, double? MostLoss = null);
