using NodaTime;

namespace UrbGrade.Gateway.Simulation;

/// <summary>A site whose supply points the utility reads.</summary>
internal interface IMeteredSite : IRawSite
{
    /// <summary>What the utility learns on the morning after <paramref name="day"/>: the same that the files in
    /// <see cref="BarcelonaDrop.EnergyFolder"/> say.</summary>
    /// <param name="from">Corrections of earlier days are left out.</param>
    IReadOnlyList<BarcelonaDrop.EnergyRow> CurvesOf(LocalDate day, LocalDate from);
}
