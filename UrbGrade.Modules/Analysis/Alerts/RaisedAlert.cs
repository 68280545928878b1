using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Alerts;

/// <summary>Something that a rule is raised for.</summary>
/// <param name="Subject">What and when: the same is told once.</param>
internal sealed record RaisedAlert(string Subject, AlertFacts Facts);
