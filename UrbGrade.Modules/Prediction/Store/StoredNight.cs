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
}
