using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>How far a series can be judged by rules.</summary>
internal enum CheckedKind
{
    /// <summary>Not at all: what was paid or emitted in an hour cannot be guessed.</summary>
    None,

    /// <summary>A state that changes slowly: up to two hours are interpolated.</summary>
    State,

    /// <summary>Something used: every rule holds.</summary>
    Use,
}

/// <summary>Sorts series by how far they can be judged.</summary>
internal static class CheckedKinds
{
    public static CheckedKind Of(SeriesKind kind, string quantity) => (kind, quantity) switch
    {
        (not SeriesKind.Mean, _) or (_, Quantities.Power) => CheckedKind.Use,
        (_, Quantities.InsideTemperature or Quantities.OutsideTemperature) => CheckedKind.State,
        _ => CheckedKind.None,
    };
}
