namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>How the use of a carrier of an asset follows the temperature outside.</summary>
/// <param name="Medium">power, heat, gas.</param>
/// <param name="From">First local day.</param>
/// <param name="Until">Excluded.</param>
/// <param name="Line">What of the baseline follows the temperature; null where none could be fitted.</param>
/// <param name="Explained">Share of what differs between the days that the line explains, at most 1; null without a line, or where no day differs.</param>
/// <param name="IsAccepted">Whether savings may be measured by the baseline.</param>
/// <param name="Days">Those with use and temperature, at least one, in order.</param>
public sealed record UseSignature(
    string Medium, DateOnly From, DateOnly Until, SignatureLine? Line, double? Explained, bool IsAccepted, IReadOnlyList<SignatureDay> Days);
