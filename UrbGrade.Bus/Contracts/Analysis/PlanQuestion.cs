namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What somebody wants to know.</summary>
/// <param name="Medium">power, light, heat, gas.</param>
/// <param name="AssetIds">Empty for all assets with a baseline of that carrier.</param>
/// <param name="Packages">By name; measures of the same package are done together, in the order given.</param>
/// <param name="Rate">Interest that the money could earn otherwise, a year; 0.04 is 4 %.</param>
/// <param name="Escalation">Growth of the price of energy, a year.</param>
/// <param name="Years">How long the measures last, 1 to 60.</param>
/// <param name="Doubt">How far a measure may do more or less than assumed; 0.1 is 10 %.</param>
/// <param name="WeighEnergy">Weight of energy saved in the ranking, 0 or more.</param>
/// <param name="WeighMoney">Weight of the net present value.</param>
/// <param name="WeighLife">Weight of the quality of life.</param>
public sealed record PlanQuestion(
    string Medium, IReadOnlyList<int> AssetIds, IReadOnlyList<PlanPackage> Packages, double Rate, double Escalation, int Years, double Doubt, double WeighEnergy,
    double WeighMoney, double WeighLife);
