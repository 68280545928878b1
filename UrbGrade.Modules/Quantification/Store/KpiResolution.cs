namespace UrbGrade.Modules.Quantification.Store;

internal enum KpiResolution
{
    Day = 0,
    Month = 1,
}
