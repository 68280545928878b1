namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>Leads of a forecast that have weights and a band of their own: what is good for tomorrow need not be for next week.</summary>
/// <param name="From">First lead, a day's first.</param>
/// <param name="To">Excluded.</param>
internal readonly record struct Stretch(int From, int To)
{
    public int Length => To - From;
}
