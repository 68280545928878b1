using NodaTime;

namespace UrbGrade.Gateway.Configuration;

/// <summary>A device that another one took the place of.</summary>
/// <param name="Meter">Its identifier in raw files.</param>
/// <param name="Until">When it was taken away, UTC; from then on the next one counts.</param>
internal sealed record ReplacedDevice(string Meter, Instant Until);
