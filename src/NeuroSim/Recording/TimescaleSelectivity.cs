namespace NeuroSim.Recording;

/// <summary>
/// How much a hidden neuron follows the row of inputs that changes at its own pace, and not the others (Rahimi Moghaddam, Bu and Honey 2020, figure 3E): the squared
/// correlation with its own row minus the mean of those with the other rows. Neuron i belongs to row i.
/// </summary>
/// <param name="neurons">Neurons, as many as rows.</param>
/// <param name="rowInputs">Inputs of a row.</param>
public sealed class TimescaleSelectivity(int neurons, int rowInputs)
{
    private readonly double[] _h = new double[neurons], _hh = new double[neurons];
    private readonly double[] _x = new double[neurons * rowInputs], _xx = new double[neurons * rowInputs];
    private readonly double[,] _hx = new double[neurons, neurons * rowInputs];
    private int _items;

    /// <summary>Takes an item in.</summary>
    public void Observe(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden)
    {
        _items++;
        for (int i = 0; i < _x.Length; i++)
        {
            _x[i] += input[i];
            _xx[i] += (double)input[i] * input[i];
        }

        for (int j = 0; j < neurons; j++)
        {
            _h[j] += hidden[j];
            _hh[j] += (double)hidden[j] * hidden[j];
            for (int i = 0; i < _x.Length; i++)
                _hx[j, i] += (double)hidden[j] * input[i];
        }
    }

    /// <summary>r^2: the mean over a row's inputs of the squared Pearson correlation with a neuron; 0 for a silent one.</summary>
    public double SquaredCorrelation(int neuron, int row)
    {
        double sum = 0;
        for (int i = row * rowInputs; i < (row + 1) * rowInputs; i++)
        {
            double covariance = _hx[neuron, i] - _h[neuron] * _x[i] / _items;
            double spread = (_hh[neuron] - _h[neuron] * _h[neuron] / _items) * (_xx[i] - _x[i] * _x[i] / _items);
            sum += spread > 1e-12 ? covariance * covariance / spread : 0;
        }

        return sum / rowInputs;
    }

    /// <summary>S_i of a neuron.</summary>
    public double Of(int neuron)
    {
        double others = Enumerable.Range(0, neurons).Where(row => row != neuron).Average(row => SquaredCorrelation(neuron, row));
        return SquaredCorrelation(neuron, neuron) - others;
    }

    /// <summary>S: the mean over neurons.</summary>
    public double Mean() => Enumerable.Range(0, neurons).Average(Of);
}
