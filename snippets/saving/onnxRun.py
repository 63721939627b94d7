# prefix: ml-run-onnx
# title: Run ONNX
# description: An ONNX model on the CPU, without PyTorch.
# category: Saving and export
# needs: onnxruntime, numpy
# stops: ['"model.onnx"', onnx_input]

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

tensor = helper.make_tensor_value_info("inputs", TensorProto.FLOAT, [None, 4])
result = helper.make_tensor_value_info("outputs", TensorProto.FLOAT, [None, 4])
graph = helper.make_graph(
    [helper.make_node("Relu", ["inputs"], ["outputs"])], "g", [tensor], [result]
)
opset = helper.make_opsetid("", 17)
onnx.save(helper.make_model(graph, ir_version=9, opset_imports=[opset]), "model.onnx")
onnx_input = np.array([[-1.0, 0.0, 1.0, 2.0]])

# ---

session = onnxruntime.InferenceSession("model.onnx", providers=["CPUExecutionProvider"])
name = session.get_inputs()[0].name
(outputs,) = session.run(None, {name: onnx_input.astype(np.float32)})

# ---

assert outputs.tolist() == [[0.0, 0.0, 1.0, 2.0]]
