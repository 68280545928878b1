using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>The believed states of one register between two exchanges: they never fall, since roll-overs are added on.</summary>
/// <param name="Rollovers">Stamps of the first states after the register went through its last digit.</param>
internal sealed record RegisterSegment(List<RegisterRead> Reads, List<Instant> Rollovers);
