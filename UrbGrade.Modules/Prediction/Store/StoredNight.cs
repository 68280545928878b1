namespace UrbGrade.Modules.Prediction.Store;

/// <summary>Takes apart what is stored of a night.</summary>
internal static class StoredNight
{
    /// <summary>Each model's forecast; null where it could not.</summary>
    public static double[]?[] ModelsOf(ForecastRow row)
    {
        var numbers = Numbers.Unpack(row.Models);
        var horizon = row.Values.Length / sizeof(float);
        return numbers.Length == 0 ? [] : [.. numbers.Chunk(horizon).Select(model => double.IsNaN(model[0]) ? null : model)];
    }

    /// <summary>The forecast as it is told: moved where meters and district were made to agree.</summary>
    public static double[] ToldOf(ForecastRow row) => Numbers.Unpack(row.Agreed ?? row.Values);

    /// <summary>The forecast that is held against what came: as it was told of a meter, and as it was made of the district, to which
    /// meters that what came is not of were added when it was told.</summary>
    /// <param name="seriesId">0 for the district.</param>
    public static double[] JudgedOf(ForecastRow row, int seriesId) => seriesId == 0 ? Numbers.Unpack(row.Values) : ToldOf(row);
}
