using System.IO.Compression;

namespace UrbGrade.Modules.Prediction.Domain.Nights;

/// <summary>What the models of a series learnt, as bytes to keep.</summary>
internal static class ModelFits
{
    /// <summary>What all models learnt, compressed.</summary>
    public static byte[] Save(IReadOnlyList<IForecastModel> models)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.Fastest)))
        {
            foreach (var model in models)
            {
                model.Save(writer);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Lets new models take up what was saved of models of the same kinds in the same order.</summary>
    public static void Load(IReadOnlyList<IForecastModel> models, byte[] saved)
    {
        using var reader = new BinaryReader(new BrotliStream(new MemoryStream(saved), CompressionMode.Decompress));
        foreach (var model in models)
        {
            model.Load(reader);
        }
    }
}
