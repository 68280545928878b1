using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace UrbGrade.Modules.Prediction.Domain.Boosting;

/// <summary>Gradient-boosted trees (LightGBM) on calendar, lags of whole days and temperature; further than a day ahead on its own forecasts.</summary>
/// <remarks>Source: G. Ke et al., LightGBM: A Highly Efficient Gradient Boosting Decision Tree, NIPS 2017. At most one year serves as examples.</remarks>
/// <param name="weeksOfFit">Weeks that a fit is used for.</param>
internal sealed class BoostedTrees(int weeksOfFit = 1) : IForecastModel
{
    private const int MostDays = 365;
    private const int FewestDays = 42;
    private const int Trees = 120;

    private static readonly SchemaDefinition Schema = SchemaOf();

    private TreeEnsemble? trees;
    private int fittedAt;

    public string Name => "lightgbm";

    public bool TryForecast(ForecastSeries series, int origin, Span<double> into)
    {
        var day = series.Load.SlotsPerDay;
        if (origin < FewestDays * day)
        {
            return false;
        }

        var temperature = series.TemperatureKnownAt(origin, into.Length);
        var features = new LagFeatures(series, origin, into.Length, temperature);
        if ((trees is null || origin < fittedAt || origin - fittedAt >= weeksOfFit * series.Load.SlotsPerWeek) && !TryFit(features, origin, day))
        {
            return false;
        }

        var row = new float[LagFeatures.Count];
        for (var lead = 0; lead < into.Length; lead++)
        {
            features.Fill(origin + lead, row);
            into[lead] = features.Unscaled(trees!.Estimate(row));
            features.Load[origin + lead] = into[lead];
        }

        return true;
    }

    public void Save(BinaryWriter into)
    {
        into.Write(trees is not null);
        if (trees is not null)
        {
            into.Write(fittedAt);
            trees.Save(into);
        }
    }

    public void Load(BinaryReader from)
    {
        if (from.ReadBoolean())
        {
            fittedAt = from.ReadInt32();
            trees = TreeEnsemble.Load(from);
        }
    }

    private bool TryFit(LagFeatures features, int origin, int day)
    {
        var first = Math.Max(LagFeatures.LongestDays * day, origin - (MostDays * day));
        var examples = new List<Example>(origin - first);
        for (var slot = first; slot < origin; slot++)
        {
            if (features.IsMeasured(slot))
            {
                var example = new Example { Features = new float[LagFeatures.Count], Label = features.Scaled(slot) };
                features.Fill(slot, example.Features);
                examples.Add(example);
            }
        }

        if (examples.Count < 14 * day)
        {
            return false;
        }

        var context = new MLContext(seed: 1);
        var trainer = context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
        {
            NumberOfIterations = Trees,
            LearningRate = 0.07,
            NumberOfLeaves = 31,
            MinimumExampleCountPerLeaf = 20,
            NumberOfThreads = 1,
            Seed = 1,
            Booster = new GradientBooster.Options { FeatureFraction = 0.8, SubsampleFraction = 0.8, SubsampleFrequency = 1, L2Regularization = 1 },
        });
        try
        {
            trees = TreeEnsemble.Of(trainer.Fit(context.Data.LoadFromEnumerable(examples, Schema)).Model.TrainedTreeEnsemble);
            fittedAt = origin;
            return true;
        }
        catch (DllNotFoundException)
        {
            // LightGBM is native and wants libgomp; without it the other models go on.
            return false;
        }
    }

    private static SchemaDefinition SchemaOf()
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, LagFeatures.Count);
        return schema;
    }

    private sealed class Example
    {
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }
}
