using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>How use follows the weather, in sentences.</summary>
internal static class SignatureWords
{
    public static string Finding(UseSignature signature, IStringLocalizer<AssetText> texts)
    {
        if (signature.Line is not { } line)
            return texts["Signature.None"];
        List<string> sentences = [];
        if (line.HeatingSlope > 0)
            sentences.Add(texts["Signature.Heating", Celsius(line.HeatingBalance), Kwh(line.HeatingSlope)]);
        if (line.CoolingSlope > 0)
            sentences.Add(texts["Signature.Cooling", Celsius(line.CoolingBalance), Kwh(line.CoolingSlope)]);
        if (sentences.Count == 0)
            sentences.Add(texts["Signature.Flat"]);
        if (line.BaseKwh > 0)
            sentences.Add(texts["Signature.Base", Kwh(line.BaseKwh)]);
        if (!signature.IsAccepted)
            sentences.Add(texts["Signature.Loose"]);
        return string.Join(' ', sentences);
    }

    /// <summary>What it is made of, without a full stop.</summary>
    public static string Quality(UseSignature signature, IStringLocalizer<AssetText> texts)
    {
        var days = texts["Signature.Quality", signature.Days.Count, signature.Until.DayNumber - signature.From.DayNumber].Value;
        return signature.Explained is > 0 and var share ? $"{days}, {texts["Signature.Explained", Measures.Percent(share)]}" : days;
    }

    private static string Celsius(double value) => Units.With(Measures.Number(value, 1), "Cel");

    private static string Kwh(double value) => Measures.Text(Quantity.EnergyKwh, value);
}
